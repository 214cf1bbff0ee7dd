package export

// schema is a Table Schema of version 2.0.
type schema struct {
	Profile       string         `json:"$schema"`
	Fields        []field        `json:"fields"`
	MissingValues []missingValue `json:"missingValues"`
	PrimaryKey    []string       `json:"primaryKey"`
	ForeignKeys   []foreignKey   `json:"foreignKeys,omitempty"`
}

type field struct {
	Name          string         `json:"name"`
	Type          string         `json:"type"`
	Title         string         `json:"title"`
	Description   string         `json:"description,omitempty"`
	Categories    []category     `json:"categories,omitempty"`
	MissingValues []missingValue `json:"missingValues,omitempty"`
	Constraints   *constraints   `json:"constraints,omitempty"`
}

type category struct {
	Value string `json:"value"`
	Label string `json:"label"`
}

type missingValue struct {
	Value string `json:"value"`
	Label string `json:"label"`
}

type constraints struct {
	Required bool `json:"required,omitempty"`
	Unique   bool `json:"unique,omitempty"`
}

type foreignKey struct {
	Fields    []string  `json:"fields"`
	Reference reference `json:"reference"`
}

type reference struct {
	Resource string   `json:"resource"`
	Fields   []string `json:"fields"`
}

// The profiles of the standard.
const (
	packageProfile  = "https://datapackage.org/profiles/2.0/datapackage.json"
	resourceProfile = "https://datapackage.org/profiles/2.0/dataresource.json"
	schemaProfile   = "https://datapackage.org/profiles/2.0/tableschema.json"
)

// blank is an empty cell, which means that there is nothing to say.
func blank(label string) []missingValue { return []missingValue{{"", label}} }

// gapValues are what stands in place of a number.
func gapValues() []missingValue {
	out := make([]missingValue, len(gaps))
	for k := range gaps {
		out[k] = missingValue{gaps[k].Code, gaps[k].Label}
	}
	return out
}

func statusCategories() []category {
	out := make([]category, len(statuses))
	for k, s := range statuses {
		out[k] = category{s.Code, s.Label}
	}
	return out
}

func keyed(name, title string) field {
	return field{Name: name, Type: "string", Title: title, Constraints: &constraints{Required: true}}
}

func (d *Data) figureSchema() *schema {
	period := keyed("period", "期间")
	period.Type, period.Description = "yearmonth", "累计到该月末"
	value := field{Name: "value", Type: "number", Title: "数值",
		Description:   "没有数的为缺数代码；除不尽的四舍五入到小数点后至少6位，其余为原数",
		MissingValues: gapValues()}
	return &schema{
		Profile: schemaProfile, MissingValues: blank("无"), PrimaryKey: []string{"indicator", "region", "period", "measure"},
		Fields: []field{
			keyed("indicator", "指标编号"), keyed("region", "地区编号"), period, keyed("measure", "数据项编号"), value,
			{Name: "unit", Type: "string", Title: "计量单位"},
			{Name: "status", Type: "string", Title: "数据状态", Description: "只用于报送的数；计算的数没有状态", Categories: statusCategories()},
			{Name: "note", Type: "string", Title: "备注"},
			{Name: "source", Type: "string", Title: "来源", Description: "没有注明的，来源为指标表中的主管部门"},
		},
		ForeignKeys: []foreignKey{
			{[]string{"indicator"}, reference{"indicators", []string{"id"}}},
			{[]string{"region"}, reference{"regions", []string{"id"}}},
			{[]string{"measure"}, reference{"measures", []string{"id"}}},
		},
	}
}

// listed is the schema of a list of things by their ids.
func listed(fields ...field) *schema {
	id := keyed("id", "编号")
	id.Constraints.Unique = true
	return &schema{Profile: schemaProfile, MissingValues: blank("无"), PrimaryKey: []string{"id"},
		Fields: append([]field{id, keyed("name", "名称")}, fields...)}
}

func indicatorSchema() *schema {
	return listed(
		field{Name: "short", Type: "string", Title: "简称"},
		field{Name: "group", Type: "string", Title: "分组"},
		field{Name: "unit", Type: "string", Title: "计量单位"},
		field{Name: "decimals", Type: "integer", Title: "网页上的小数位数"},
		field{Name: "kind", Type: "string", Title: "数据性质", Categories: []category{{"flow", "累计数"}, {"stock", "时点数"}, {"rate", "比率"}}},
		field{Name: "better", Type: "string", Title: "方向", Categories: []category{{"higher", "越高越好"}, {"lower", "越低越好"}, {"neutral", "不分好坏"}}},
		field{Name: "definition", Type: "string", Title: "指标解释"},
		field{Name: "department", Type: "string", Title: "主管部门"},
	)
}

func regionSchema() *schema {
	return listed(
		field{Name: "short", Type: "string", Title: "简称"},
		field{Name: "code", Type: "string", Title: "行政区划代码"},
		field{Name: "kind", Type: "string", Title: "类别", Categories: []category{
			{"whole", "整体"}, {"member", "成员，参加排名"}, {"zone", "不参加排名的区"}, {"direct", "直属单位"}, {"upper", "上级"},
		}},
	)
}

func measureSchema() *schema {
	return listed(field{Name: "definition", Type: "string", Title: "含义和算法"})
}
