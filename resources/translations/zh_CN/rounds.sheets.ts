<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>PlanSheet</name>
    <message>
        <source>Planned backwards from the deadline</source>
        <translation>从截止日倒排</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>At the bureau by the deadline, each step must be done on this day at the latest. Another day may be tried here; the deadline itself stands in the district&apos;s notice.</source>
        <translation>要按期报到区局，各步最迟应在下列日期完成。可以在这里试算别的日期；正式的报送期限在“区局通知”里填写。</translation>
    </message>
    <message>
        <source>At the bureau by</source>
        <translation>报送期限</translation>
    </message>
    <message>
        <source>Latest day of every step</source>
        <translation>各步最迟日期</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Latest day</source>
        <translation>最迟日期</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>目前</translation>
    </message>
    <message>
        <source>Type the deadline to see the latest day of every step.</source>
        <translation>请填写报送期限，即可看到各步的最迟日期。</translation>
    </message>
    <message>
        <source>over</source>
        <translation>已过</translation>
    </message>
</context>
<context>
    <name>ProfileSheet</name>
    <message>
        <source>Rules of this round</source>
        <translation>本轮规则方案</translation>
    </message>
    <message>
        <source>Change the rules</source>
        <translation>改用这个方案</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Now: %1, version %2</source>
        <translation>现用方案：%1（第%2版）</translation>
    </message>
    <message>
        <source>Other rules</source>
        <translation>改用</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Closed steps keep what they decided. Open steps are checked by the new rules from now on.</source>
        <translation>已办结的步骤保留原来的结论，未办结的步骤今后按新方案核对。</translation>
    </message>
    <message>
        <source>Until %1: %2, version %3. Changed because: %4</source>
        <translation>%1以前用：%2（第%3版）。变更理由：%4</translation>
    </message>
</context>
<context>
    <name>RecordSheet</name>
    <message>
        <source>Record of the whole process</source>
        <translation>全程纪实</translation>
    </message>
    <message>
        <source>Revisions: %1</source>
        <translation>各稿记录：%1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>稿次</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>What was recorded</source>
        <translation>记录内容</translation>
    </message>
    <message>
        <source>Nothing was recorded in this revision.</source>
        <translation>这一稿没有记录内容。</translation>
    </message>
</context>
</TS>
