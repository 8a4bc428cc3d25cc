<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>PartEditor</name>
    <message>
        <source>Show family</source>
        <translation>显示家庭成员</translation>
    </message>
    <message>
        <source>Confirmed none</source>
        <translation>确认没有</translation>
    </message>
    <message>
        <source>%1: confirmed none</source>
        <translation>%1：确认没有</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Rows copied in Excel or WPS can be pasted into the grid with Ctrl+V.</source>
        <translation>在 Excel 或 WPS 中复制的行，可以在表格中按 Ctrl+V 粘贴。</translation>
    </message>
    <message>
        <source>Hide family</source>
        <translation>隐藏家庭成员</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 条</translation>
    </message>
    <message>
        <source>confirmed none</source>
        <translation>确认没有</translation>
    </message>
    <message>
        <source>nobody has said</source>
        <translation>未填写</translation>
    </message>
</context>
<context>
    <name>RowSheet</name>
    <message>
        <source>Take over</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Not a colleague</source>
        <translation>不是同事</translation>
    </message>
    <message>
        <source>Is our colleague %1.</source>
        <translation>是本校同事 %1。</translation>
    </message>
    <message>
        <source>Not a colleague of this school.</source>
        <translation>不是本校同事。</translation>
    </message>
</context>
<context>
    <name>personParts</name>
    <message>
        <source>full-time</source>
        <translation>全日制</translation>
    </message>
    <message>
        <source>in-service</source>
        <translation>在职</translation>
    </message>
    <message>
        <source>Left empty: up to now.</source>
        <translation>不填表示至今。</translation>
    </message>
    <message>
        <source>Kind of study</source>
        <translation>学习形式</translation>
    </message>
    <message>
        <source>Degree</source>
        <translation>学位</translation>
    </message>
    <message>
        <source>School</source>
        <translation>毕业院校</translation>
    </message>
    <message>
        <source>Major</source>
        <translation>专业</translation>
    </message>
    <message>
        <source>Graduated</source>
        <translation>毕业时间</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Kind of post</source>
        <translation>职务类别</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起始</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>截止</translation>
    </message>
    <message>
        <source>Professional title</source>
        <translation>专业技术职务</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Granted</source>
        <translation>取得时间</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>等次</translation>
    </message>
    <message>
        <source>Reward</source>
        <translation>奖励名称</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Granted by</source>
        <translation>授予单位</translation>
    </message>
    <message>
        <source>Level of the body</source>
        <translation>授予单位级别</translation>
    </message>
    <message>
        <source>Sanction</source>
        <translation>惩处名称</translation>
    </message>
    <message>
        <source>End of the effect period</source>
        <translation>影响期满</translation>
    </message>
    <message>
        <source>Left empty: no end is known.</source>
        <translation>不填表示期满时间不详。</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>决定机关</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>称谓</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>出生年月</translation>
    </message>
    <message>
        <source>Political affiliation</source>
        <translation>政治面貌</translation>
    </message>
    <message>
        <source>Unit and post</source>
        <translation>工作单位及职务</translation>
    </message>
    <message>
        <source>Colleague</source>
        <translation>本校同事</translation>
    </message>
    <message>
        <source>School or unit, and post</source>
        <translation>单位和职务</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Level of education</source>
        <translation>学历</translation>
    </message>
</context>
</TS>
