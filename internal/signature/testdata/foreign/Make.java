import java.io.*;
import java.nio.file.*;
import java.security.*;
import java.security.cert.*;
import java.security.spec.ECGenParameterSpec;
import java.util.*;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.cert.jcajce.*;
import org.bouncycastle.cms.*;
import org.bouncycastle.cms.jcajce.*;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.*;
import org.bouncycastle.pkcs.jcajce.*;

public class Make {
    static void pem(String type, byte[] der, String name) throws Exception {
        Files.writeString(Path.of(name), "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder(64, "\n".getBytes()).encodeToString(der) + "\n-----END " + type + "-----\n");
    }
    static X509Certificate cert(String name) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509", "BC").generateCertificate(new FileInputStream(name));
    }
    public static void main(String[] a) throws Exception {
        Security.addProvider(new BouncyCastleProvider());
        if (a[0].equals("request")) {
            KeyPairGenerator g = KeyPairGenerator.getInstance("EC", "BC");
            g.initialize(new ECGenParameterSpec("sm2p256v1"));
            KeyPair k = g.generateKeyPair();
            Files.write(Path.of("bc.key"), k.getPrivate().getEncoded());
            byte[] csr = new JcaPKCS10CertificationRequestBuilder(new X500Principal("C=CN, O=统计局, CN=签名服务器"), k.getPublic())
                .build(new JcaContentSignerBuilder("SM3withSM2").setProvider("BC").build(k.getPrivate())).getEncoded();
            pem("CERTIFICATE REQUEST", csr, "bc.req");
            return;
        }
        PrivateKey key = KeyFactory.getInstance("EC", "BC").generatePrivate(new java.security.spec.PKCS8EncodedKeySpec(Files.readAllBytes(Path.of("bc.key"))));
        X509Certificate c = cert("bc.pem"), sub = cert("sub.pem");
        byte[] file = Files.readAllBytes(Path.of("file.txt"));
        ASN1ObjectIdentifier data = new ASN1ObjectIdentifier("1.2.156.10197.6.1.4.2.1");
        for (String way : new String[] {"plain", "attributes"}) {
            JcaSignerInfoGeneratorBuilder b = new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().setProvider("BC").build());
            b.setDirectSignature(way.equals("plain"));
            CMSSignedDataGenerator g = new CMSSignedDataGenerator();
            g.addSignerInfoGenerator(b.build(new JcaContentSignerBuilder("SM3withSM2").setProvider("BC").build(key), c));
            g.addCertificates(new JcaCertStore(List.of(sub, c)));
            for (boolean inside : new boolean[] {false, true}) {
                CMSSignedData s = g.generate(new CMSProcessableByteArray(data, file), inside);
                String name = way + (inside ? "-content" : "");
                Files.write(Path.of("bc-" + name + ".ber"), s.toASN1Structure().getEncoded());
                Files.write(Path.of("bc-" + name + ".der"), s.toASN1Structure().getEncoded("DER"));
            }
        }
    }
}
