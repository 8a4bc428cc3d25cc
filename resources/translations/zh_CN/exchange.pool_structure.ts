<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>StructurePage</name>
    <message>
        <source>Ratios asked for</source>
        <translation>比例要求</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>结构</translation>
    </message>
    <message>
        <source>Counted: the %1 people of the list (of %2 reported), ages on %3. A number leads to its list.</source>
        <translation>统计范围：名单中的 %1 人（共报送 %2 人次），年龄计算到 %3。点数字可看名单。</translation>
    </message>
    <message>
        <source>Structure of the pool</source>
        <translation>后备干部库结构统计表</translation>
    </message>
    <message>
        <source>the largest %1 of %2</source>
        <translation>前 %1 个，共 %2 个</translation>
    </message>
    <message>
        <source>The parts make %1 of %2 people.</source>
        <translation>各部分合计 %1 人，名单 %2 人。</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>As it stands</source>
        <translation>按原样</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Lacking</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>No seats are known yet: type them under “Schools”, or import the list of schools.</source>
        <translation>还没有职数：请在“学校”里填写，或导入学校名单。</translation>
    </message>
    <message>
        <source>%1 of %2 = %3, at least %4</source>
        <translation>%1 / %2 ＝ %3，应不低于 %4</translation>
    </message>
    <message>
        <source>too many</source>
        <translation>超出</translation>
    </message>
    <message>
        <source>reached</source>
        <translation>达到</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>未达到</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>没有人</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>不详</translation>
    </message>
    <message>
        <source>%1 lacking</source>
        <translation>还差 %1 人</translation>
    </message>
    <message>
        <source>%1 above</source>
        <translation>超 %1 人</translation>
    </message>
    <message>
        <source>List</source>
        <translation>名单</translation>
    </message>
    <message>
        <source>The total staying as it is</source>
        <translation>总数不变时</translation>
    </message>
    <message>
        <source>%1 people for %2 seats, asked for %3 (the %4 of %5 schools whose seats are known)</source>
        <translation>%1 人 / %2 个职数，要求职数与后备之比 %3（%5 所学校中已填职数的 %4 所）</translation>
    </message>
</context>
</TS>
