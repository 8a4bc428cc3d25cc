<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>DistrictNoticePanel</name>
    <message>
        <source>Number of the document</source>
        <translation>文号</translation>
    </message>
    <message>
        <source>For example 阳教组〔2026〕9号</source>
        <translation>例如 阳教组〔2026〕9号</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>发文机关</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Issued on</source>
        <translation>发文日期</translation>
    </message>
    <message>
        <source>Received on</source>
        <translation>收到日期</translation>
    </message>
    <message>
        <source>At the bureau by</source>
        <translation>报送期限</translation>
    </message>
    <message>
        <source>The latest day of every step follows from it.</source>
        <translation>各步的最迟日期由此推算。</translation>
    </message>
    <message>
        <source>Ages are counted to</source>
        <translation>计算年龄时间</translation>
    </message>
    <message>
        <source>Ages and years of service in the review count to this day.</source>
        <translation>资格审查的年龄、年限都算到这一天。</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>What the notice says</source>
        <translation>通知内容</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>名额</translation>
    </message>
    <message>
        <source>Empty: the notice names no number</source>
        <translation>通知没有写明的，留空</translation>
    </message>
    <message>
        <source>Enter what the district&apos;s notice says; the dates of all steps follow from its deadline.</source>
        <translation>照区局通知填写；各步日期由报送期限推算。</translation>
    </message>
    <message>
        <source>The papers must be at the bureau by %1.</source>
        <translation>材料须在 %1 前报到区局。</translation>
    </message>
    <message>
        <source>%1 days are left.</source>
        <translation>还有 %1 天。</translation>
    </message>
    <message>
        <source>From the bureau&apos;s stick: %1 %2</source>
        <translation>教育局U盘送来的通知：%1 %2</translation>
    </message>
    <message>
        <source>Fill it in here</source>
        <translation>填入本轮</translation>
    </message>
</context>
</TS>
