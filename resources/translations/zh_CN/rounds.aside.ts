<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>DatesCard</name>
    <message>
        <source>Lawful dates</source>
        <translation>法定日期</translation>
    </message>
    <message>
        <source>Held on %1</source>
        <translation>%1 已进行</translation>
    </message>
    <message>
        <source>The notice ends on %1</source>
        <translation>公示到 %1 期满</translation>
    </message>
    <message>
        <source>Earliest: %1</source>
        <translation>最早 %1</translation>
    </message>
    <message>
        <source>Latest: %1</source>
        <translation>最迟 %1</translation>
    </message>
    <message>
        <source>The first lawful day lies after the last: the deadline cannot be kept.</source>
        <translation>依规最早的日期已晚于最迟日期，赶不上报送期限。</translation>
    </message>
    <message>
        <source>Tentative: the holidays of that year are not known yet.</source>
        <translation>暂定：还不知道那一年的放假安排。</translation>
    </message>
    <message>
        <source>No dates yet; they follow from the deadline of the notice.</source>
        <translation>还没有日期；填写通知的报送期限后自动推算。</translation>
    </message>
    <message>
        <source>The advance notice stands %1 days before the inspection begins.</source>
        <translation>考察预告在考察开始 %1 日前发布，首日不计。</translation>
    </message>
    <message>
        <source>The notice stands %1 days and at least %2 working days, the later counts.</source>
        <translation>公示 %1 日且不少于 %2 个工作日，以较晚者为准。</translation>
    </message>
    <message>
        <source>%1 days are left</source>
        <translation>还有 %1 天</translation>
    </message>
</context>
<context>
    <name>PapersCard</name>
    <message>
        <source>Papers of this step</source>
        <translation>本步文书</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>已打印</translation>
    </message>
    <message>
        <source>to print</source>
        <translation>待打印</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>未到</translation>
    </message>
    <message>
        <source>print again</source>
        <translation>需重印</translation>
    </message>
</context>
<context>
    <name>PeopleCard</name>
    <message>
        <source>Who takes part</source>
        <translation>参加人员</translation>
    </message>
</context>
</TS>
