<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>InspectionReportPanel</name>
    <message>
        <source>Inspection reports</source>
        <translation>完成情况</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>核查</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Compose all reports</source>
        <translation>起草全部考察材料</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>考察材料</translation>
    </message>
    <message>
        <source>Compose what is empty</source>
        <translation>起草空白部分</translation>
    </message>
    <message>
        <source>Compose anew…</source>
        <translation>重新起草…</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Every member of the team signs the printed report.</source>
        <translation>考察组成员在打印的考察材料上逐人签名。</translation>
    </message>
    <message>
        <source>Performance (virtue, ability, diligence, results, integrity) and strengths</source>
        <translation>德能勤绩廉表现和主要特长</translation>
    </message>
    <message>
        <source>Main shortcomings</source>
        <translation>主要缺点和不足</translation>
    </message>
    <message>
        <source>Recommendation, evaluation and talks</source>
        <translation>民主推荐、测评和谈话情况</translation>
    </message>
    <message>
        <source>Conclusions of the checks</source>
        <translation>核查结论</translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>未发现问题</translation>
    </message>
    <message>
        <source>to be explained</source>
        <translation>有需说明的问题</translation>
    </message>
    <message>
        <source>Remark: %1</source>
        <translation>备注：%1</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Done %1 of %2</source>
        <translation>已完成 %1／%2</translation>
    </message>
    <message>
        <source>Report on %1</source>
        <translation>%1 的考察材料</translation>
    </message>
    <message>
        <source>written</source>
        <translation>已写</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>%1 has signed</source>
        <translation>%1 已签名</translation>
    </message>
    <message>
        <source>Each report has four blocks, four checks and the signatures of the team. What the round knows is composed; what only the inspectors know is written by hand.</source>
        <translation>每份考察材料有四个部分、四项核查和考察组签名。已有材料自动起草，其余由考察组补写。</translation>
    </message>
    <message>
        <source>Inspectors</source>
        <translation>考察组</translation>
    </message>
    <message>
        <source>Compose anew</source>
        <translation>重新起草</translation>
    </message>
    <message>
        <source>All four blocks are written again from what the round knows. What was edited by hand is lost.</source>
        <translation>四个部分都会按现有材料重新起草，手工修改过的文字会被替换。</translation>
    </message>
    <message>
        <source>Write them again</source>
        <translation>重新起草</translation>
    </message>
    <message>
        <source>Day of signing</source>
        <translation>签名日期</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>未核查</translation>
    </message>
</context>
</TS>
