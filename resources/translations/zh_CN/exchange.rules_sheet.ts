<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>RulesSheet</name>
    <message>
        <source>By which rules we look</source>
        <translation>按哪些规则复核</translation>
    </message>
    <message>
        <source>Look by these rules</source>
        <translation>按此复核</translation>
    </message>
    <message>
        <source>Everybody reported is looked at by these rules; what the school decided stands beside it. A narrower choice comes first.</source>
        <translation>对报来的每个人按这里选定的规则复核，学校的结论并列显示；范围窄的优先。</translation>
    </message>
    <message>
        <source>For all</source>
        <translation>全部学校</translation>
    </message>
    <message>
        <source>Ages count to</source>
        <translation>计算年龄时间</translation>
    </message>
    <message>
        <source>Ages count to (empty: as the school&apos;s report says)</source>
        <translation>计算年龄时间（不填：按学校报告）</translation>
    </message>
    <message>
        <source>Other rules</source>
        <translation>另定的规则</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>学段</translation>
    </message>
    <message>
        <source>every stage</source>
        <translation>各学段</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>every tier</source>
        <translation>各类别</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则方案</translation>
    </message>
    <message>
        <source>Take the row in sight out</source>
        <translation>去掉所选的一行</translation>
    </message>
    <message>
        <source>Choose a stage or a tier, or change the rules for all above.</source>
        <translation>请选学段或类别；对全部学校的，请在上面改。</translation>
    </message>
    <message>
        <source>Choose the rules for all first.</source>
        <translation>请先选定对全部学校的规则方案。</translation>
    </message>
</context>
</TS>
