<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ConflictsPage</name>
    <message>
        <source>Which questions</source>
        <translation>显示哪些冲突</translation>
    </message>
    <message>
        <source>To be settled</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>All questions</source>
        <translation>全部冲突</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>About</source>
        <translation>人员或名额</translation>
    </message>
    <message>
        <source>Schools</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>已处理</translation>
    </message>
    <message>
        <source>to settle</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>No question is open: nobody is reported twice, and the places set are used as given. Places are set on the next page.</source>
        <translation>没有冲突：没有人被重复报送，名额也都用得合适。名额在“名额”页设定。</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>As reported</source>
        <translation>报送情况</translation>
    </message>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Birth</source>
        <translation>出生年月</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Settle… (&amp;S)</source>
        <translation>处理…(&amp;S)</translation>
    </message>
    <message>
        <source>Its reports</source>
        <translation>看报告</translation>
    </message>
    <message>
        <source>Comparing the reports</source>
        <translation>正在比对各校报告</translation>
    </message>
    <message>
        <source>Settle anew…</source>
        <translation>重新处理…</translation>
    </message>
    <message>
        <source>%1. %2 (%3, %4)</source>
        <translation>%1。依据：%2（%3，%4）</translation>
    </message>
    <message>
        <source>Places unused</source>
        <translation>名额空缺</translation>
    </message>
    <message>
        <source>%1 of %2 questions to be settled; places unused: %3</source>
        <translation>%2个冲突，%1个待处理；名额空缺%3个</translation>
    </message>
    <message>
        <source>two schools</source>
        <translation>两校报送</translation>
    </message>
    <message>
        <source>reported twice</source>
        <translation>重复报送</translation>
    </message>
    <message>
        <source>too many</source>
        <translation>超名额</translation>
    </message>
    <message>
        <source>places unused</source>
        <translation>名额空缺</translation>
    </message>
</context>
<context>
    <name>SettleSheet</name>
    <message>
        <source>Settle the question</source>
        <translation>处理冲突</translation>
    </message>
    <message>
        <source>Settle and tell the schools</source>
        <translation>处理并告知学校</translation>
    </message>
    <message>
        <source>One school keeps the person</source>
        <translation>由一所学校保留</translation>
    </message>
    <message>
        <source>One entry stands, the others do not count</source>
        <translation>保留一条，其余不计</translation>
    </message>
    <message>
        <source>Both stand</source>
        <translation>两校都保留</translation>
    </message>
    <message>
        <source>They are not the same person</source>
        <translation>不是同一人</translation>
    </message>
    <message>
        <source>Allowed as it is</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Return for correction</source>
        <translation>退回更正</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>哪一个</translation>
    </message>
    <message>
        <source>What it rests on</source>
        <translation>处理依据</translation>
    </message>
    <message>
        <source>What it rests on (told to the schools)</source>
        <translation>处理依据（将告知学校）</translation>
    </message>
    <message>
        <source>every report</source>
        <translation>各校都退回</translation>
    </message>
</context>
</TS>
