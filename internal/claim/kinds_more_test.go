package claim

import "testing"

// TestKindsOfComparison: what is compared, with whom and since when, as officials say it who had not seen the program.
func TestKindsOfComparison(t *testing.T) {
	t.Parallel()
	blindDesk(t, "wenlv2", "2024-09").order(t, []ordered{
		// what something grew by is no level
		{"", "东湖区接待游客增量为67.84万人次，占全市增量的39.1%。", []string{"相符 67.84万人次", "相符 39.1%"}},
		{"", "东湖区接待游客增量为76.84万人次，占全市增量的39.1%。", []string{"矛盾 76.84万人次", "相符 39.1%"}},
		{"", "全市接待游客增量为173.57万人次。", []string{"相符 173.57万人次"}},
		{"", "东湖区旅游综合收入同比增量为9.33亿元。", []string{"相符 9.33亿元"}},
		{"", "东湖区旅游综合收入增加额为9.33亿元。", []string{"相符 9.33亿元"}},
		{"", "西山区接待游客增量为331.69万人次。", []string{"矛盾 331.69万人次"}},
		{"", "东湖区接待游客增量最大，为67.84万人次。", []string{"相符 最大", "相符 67.84万人次"}},
		{"", "全市旅游投诉减少量为18件。", []string{"相符 18件"}},
		{"", "全市旅游投诉增加量为18件。", []string{"矛盾 18件"}},
	})
}
