<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>YearsPage</name>
    <message>
        <source>Shares by period, per cent</source>
        <translation>各年占比（%）</translation>
    </message>
    <message>
        <source>People by period and tier</source>
        <translation>各年人数与类别</translation>
    </message>
    <message>
        <source>Age by period</source>
        <translation>各年年龄结构</translation>
    </message>
    <message>
        <source>Education by period</source>
        <translation>各年学历结构</translation>
    </message>
    <message>
        <source>Tiers by stage, the list as it is</source>
        <translation>各学段后备类别（当前名单）</translation>
    </message>
    <message>
        <source>Mean score by school</source>
        <translation>各校平均分</translation>
    </message>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Mean score</source>
        <translation>平均分</translation>
    </message>
    <message>
        <source>Scores / people</source>
        <translation>有分人数 / 人数</translation>
    </message>
    <message>
        <source>There is nobody to count.</source>
        <translation>没有可统计的人。</translation>
    </message>
    <message>
        <source>Mean score of the democratic evaluation by school</source>
        <translation>各校民主测评平均分</translation>
    </message>
    <message>
        <source>internal</source>
        <translation>内部</translation>
    </message>
    <message>
        <source>For the bureau&apos;s own use; not to be posted or passed on.</source>
        <translation>仅供教育局内部使用，不得公布或转发。</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>逐年与图表</translation>
    </message>
    <message>
        <source>Periods: the people of the list&apos;s other filters, %1. Tiers and scores: the %2 people of the list.</source>
        <translation>逐年：其他筛选条件不变，%1。类别与得分：名单中的 %2 人。</translation>
    </message>
    <message>
        <source>women</source>
        <translation>女</translation>
    </message>
    <message>
        <source>to 35</source>
        <translation>35岁以下</translation>
    </message>
    <message>
        <source>bachelor and up</source>
        <translation>本科以上</translation>
    </message>
    <message>
        <source>not CPC</source>
        <translation>非中共党员</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>Structure of the pool over the years</source>
        <translation>后备干部库逐年结构</translation>
    </message>
    <message>
        <source>Internal material</source>
        <translation>内部资料&#x3000;注意保存</translation>
    </message>
</context>
</TS>
