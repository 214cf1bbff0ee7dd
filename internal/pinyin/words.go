package pinyin

import "strings"

// usual are the readings of single characters in names of places and of indicators, where the dictionary puts another one
// first.
var usual = map[rune]string{
	'长': "chang", '都': "du", '什': "shi", '勒': "le", '佛': "fo", '还': "huan",
}

// readings are words whose characters have another reading in them than they usually have.
var readings = map[string]string{
	"行业": "hang ye", "银行": "yin hang", "商行": "shang hang", "分行": "fen hang", "支行": "zhi hang", "农商行": "nong shang hang",
	"央行": "yang hang", "行情": "hang qing", "排行": "pai hang", "同行": "tong hang", "增长": "zeng zhang", "校长": "xiao zhang",
	"局长": "ju zhang", "县长": "xian zhang", "市长": "shi zhang", "镇长": "zhen zhang", "乡长": "xiang zhang", "区长": "qu zhang",
	"州长": "zhou zhang", "省长": "sheng zhang", "部长": "bu zhang", "科长": "ke zhang", "处长": "chu zhang", "所长": "suo zhang",
	"院长": "yuan zhang", "站长": "zhan zhang", "队长": "dui zhang", "组长": "zu zhang", "河长": "he zhang", "湖长": "hu zhang",
	"林长": "lin zhang", "田长": "tian zhang", "路长": "lu zhang", "村长": "cun zhang", "成长": "cheng zhang", "生长": "sheng zhang",
	"家长": "jia zhang", "首长": "shou zhang", "长者": "zhang zhe", "长辈": "zhang bei", "园长": "yuan zhang", "会长": "hui zhang",
	"董事长": "dong shi zhang", "厂长": "chang zhang", "班长": "ban zhang", "重复": "chong fu", "重新": "chong xin", "重建": "chong jian",
	"重组": "chong zu", "重构": "chong gou", "重塑": "chong su", "双重": "shuang chong", "重修": "chong xiu", "重阳": "chong yang",
	"重返": "chong fan", "调整": "tiao zheng", "调解": "tiao jie", "调节": "tiao jie", "调控": "tiao kong", "空调": "kong tiao",
	"协调": "xie tiao", "调优": "tiao you", "调减": "tiao jian", "调试": "tiao shi", "会计": "kuai ji", "财会": "cai kuai",
	"人参": "ren shen", "海参": "hai shen", "宝藏": "bao zang", "出差": "chu chai", "差旅": "chai lv", "供给": "gong ji",
	"给水": "ji shui", "补给": "bu ji", "给付": "ji fu", "自给": "zi ji", "模具": "mu ju", "模样": "mu yang",
	"反省": "fan xing", "游说": "you shui", "校对": "jiao dui", "音乐": "yin yue", "乐器": "yue qi", "乐队": "yue dui",
	"包扎": "bao za", "着力": "zhuo li", "着手": "zhuo shou", "大夫": "dai fu", "角色": "jue se", "圈养": "juan yang",
	"便宜": "pian yi", "薄弱": "bo ruo", "薄膜": "bo mo", "复辟": "fu bi", "自传": "zi zhuan", "传记": "zhuan ji",
	"暖和": "nuan huo", "率先": "shuai xian", "表率": "biao shuai", "倔强": "jue jiang", "关卡": "guan qia", "丢落": "diu la",
	"没收": "mo shou", "似乎": "si hu", "相似": "xiang si", "巷道": "hang dao", "奇数": "ji shu", "目的": "mu di",
	"弹性": "tan xing", "亲家": "qing jia", "番茄": "fan qie", "阿胶": "e jiao", "朝气": "zhao qi", "今朝": "jin zhao",
	"给予": "ji yu", "参差": "cen ci", "占卜": "zhan bu", "盛器": "cheng qi", "全都": "quan dou", "还有": "hai you",
	"都有": "dou you", "仿佛": "fang fu", "什么": "shen me",
}

// words are those that names of indicators are made of, read as they are spelled: an id has a hyphen between two of them.
var words = listed(strings.Fields(
	"大城市 全社会 研发 投入 经费 支出 收入 高新 技术 产业 企业 投资 合同 成交 登记 成果 转化 转移 人才 引进 " +
		"专家 外国 科技 科普 活动 场次 人次 参与 培训 就业 城镇 农村 居民 人均 可支配 消费 社会 消费品 零售 " +
		"固定 资产 工业 增加值 规模 以上 规上 服务业 农业 粮食 产量 播种 面积 种植 养殖 财政 一般 公共 预算 " +
		"税收 贷款 余额 存款 保险 医疗 卫生 医院 床位 医生 护士 教育 学校 学生 教师 幼儿园 小学 初中 高中 " +
		"中学 大学 毕业 入学 升学 合格 优秀 达标 达标率 覆盖 覆盖率 完成 完成率 优良 天数 比例 浓度 平均 空气 " +
		"环境 质量 污染 污染物 排放 总量 减排 水质 断面 地表水 饮用水 水源 噪声 垃圾 处理 处置 污水 生活 固体 废物 " +
		"危险 绿化 造林 森林 生态 修复 治理 耕地 土地 用地 建设 项目 工程 开工 竣工 住房 保障 改造 棚户区 " +
		"老旧 小区 道路 公路 里程 交通 运输 安全 生产 事故 死亡 投诉 举报 信访 办结 办理 服务 政务 审批 网上 " +
		"群众 满意 满意度 人口 户籍 出生 儿童 老年 养老 机构 社区 街道 村庄 乡镇 脱贫 帮扶 监测 考核 评价 " +
		"检查 检测 抽检 执法 案件 处罚 整改 督办 逾期 验收 申报 认定 入库 净增 存量 保有量 密度 新增 累计 " +
		"本年 年度 数量 金额 费用 加计 扣除 享受 风险 补偿 资金 知识 价值 信用 产权 专利 发明 授权 商标 标准 " +
		"品牌 出口 进口 进出口 外贸 外资 利用 实际 到位 签约 招商 引资 旅游 游客 接待 文化 体育 图书馆 博物馆 " +
		"数字 网络 宽带 用户 基站 能源 能耗 用电量 用电 单位 地区 产值 比重 占比 增速 发展 中心 实验 第一 " +
		"第二 第三 第四 第五 第六 第七 第八 第九 第十 附属 外国语 职业 开发区 高新区 经开区 工业园 园区 " +
		"产业园 经济 管理 委员会 州直 市直 省直 县直 直属 中小 中小企业 小微 民营 个体 市场 主体 新能源 汽车 " +
		"充电桩 机动车 巡查 隐患 排查 消防 食品 药品 疫苗 接种 慢性病 孕产妇 婴儿 签约率 入园率 巩固率 " +
		"升学率 合格率 参保 参保率 综合 指数 细颗粒物 可吸入 颗粒物 臭氧 二氧化硫 二氧化氮 一氧化碳 化学 " +
		"需氧量 氨氮 总磷 断面数 责任 目标 任务 党建 志愿 志愿者 图书 藏书 体质 健康 视力 近视率 近视 劳动 " +
		"实践 课后 课程 安置 退役 军人 困难 救助 低保 残疾人 妇女 青年 行政 电商 快递 物流 冷链 仓储 农产品 " +
		"生猪 出栏 存栏 蔬菜 水果 茶叶 水产 畜牧 机械化 高标准 农田 灌溉 水利 水库 河道 " +
		"自来水 普及 普及率 供水 供水率 节水 用水 取水 蓄水 蓄水量 引水 调水 水厂 水土 水土保持 流失 水资源 水旱 防汛 抗旱 " +
		"防洪 减灾 险工 病险 除险 加固 河流 河湖 湖泊 堤防 小流域 流域 灌区 水价 许可证 许可 核发 问题 四乱 " +
		"上级 争取 下达 拨付 执行 执行率 长度 面积 起数 件数 户数 人数 次数 天数 处数 中型 小型 大型 重点 重大 新建 " +
		"改建 扩建 续建 创建 示范 试点 推广 应用 运行 维护 管护 清理 清退 清零 拆除 违建 违法 占用 补充 储备 出让 " +
		"公里 亩数 就诊 门诊 住院 报销 医师 养护 公交 客运 货运 港口 铁路 桥梁 燃气 供热 供电 电力 光伏 风电 " +
		"煤炭 石油 天然气 碳排放 降碳 节能 循环 资源 再生 收集 转运 无害化 垃圾分类 黑臭 水体 湿地 草原 荒漠 林业"))

func listed(all []string) map[string]bool {
	known := make(map[string]bool, len(all))
	for _, w := range all {
		known[w] = true
	}
	return known
}
