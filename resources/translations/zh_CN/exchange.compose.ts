<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ComposeSheet</name>
    <message>
        <source>Tick at least one school.</source>
        <translation>请至少勾选一所学校。</translation>
    </message>
</context>
<context>
    <name>NoticeSheet</name>
    <message>
        <source>Send a notice</source>
        <translation>发通知</translation>
    </message>
    <message>
        <source>Choose the stick…</source>
        <translation>选择U盘…</translation>
    </message>
    <message>
        <source>Number of the document</source>
        <translation>文号</translation>
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
        <source>Year of the selection</source>
        <translation>选拔年度</translation>
    </message>
    <message>
        <source>At the bureau by</source>
        <translation>报送期限</translation>
    </message>
    <message>
        <source>Ages are counted to</source>
        <translation>计算年龄时间</translation>
    </message>
    <message>
        <source>Places: %1</source>
        <translation>名额：%1</translation>
    </message>
    <message>
        <source>the places set for each school go first</source>
        <translation>各校已设的名额优先</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>Other dates</source>
        <translation>其他日期</translation>
    </message>
    <message>
        <source>One a line: what is due, a blank, the day (2026-10-10)</source>
        <translation>每行一项：事项、空格、日期（2026-10-10）</translation>
    </message>
    <message>
        <source>A line of “Other dates” has no day at its end, as in 报名截止 2026-10-10.</source>
        <translation>“其他日期”里有一行末尾不是日期，请写成：报名截止 2026-10-10。</translation>
    </message>
    <message>
        <source>The notice needs a title and a day of issue.</source>
        <translation>通知要有标题和发文日期。</translation>
    </message>
</context>
<context>
    <name>PolicySheet</name>
    <message>
        <source>Send rules and calendars</source>
        <translation>发规则方案和工作日历</translation>
    </message>
    <message>
        <source>Choose the stick…</source>
        <translation>选择U盘…</translation>
    </message>
    <message>
        <source>Rule profiles</source>
        <translation>规则方案</translation>
    </message>
    <message>
        <source>Working days of the years</source>
        <translation>各年的工作日历</translation>
    </message>
    <message>
        <source>A school sees what differs from what it uses, and confirms it; rounds under way keep theirs.</source>
        <translation>学校会逐条看到与现用规则的不同，确认后采用；正在进行的选拔仍按原方案。</translation>
    </message>
    <message>
        <source>Tick a rule profile or a year.</source>
        <translation>请勾选一套规则方案或一个年份。</translation>
    </message>
    <message>
        <source>%1&#x3000;version %2</source>
        <translation>%1&#x3000;第%2版</translation>
    </message>
</context>
<context>
    <name>Recipients</name>
    <message>
        <source>Every school: one open package for all sticks</source>
        <translation>发给所有学校：一个公开数据包，拷到各校U盘</translation>
    </message>
    <message>
        <source>Schools ticked below: a package each, sealed for it alone</source>
        <translation>发给下面勾选的学校：每校一个，只有该校能打开</translation>
    </message>
    <message>
        <source>Schools</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Find a school</source>
        <translation>查找学校</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>发给谁</translation>
    </message>
</context>
<context>
    <name>RosterSheet</name>
    <message>
        <source>Send the decisions</source>
        <translation>发审定结果</translation>
    </message>
    <message>
        <source>Choose the stick…</source>
        <translation>选择U盘…</translation>
    </message>
    <message>
        <source>Each school gets a sealed package with its own people and the last decision on each: who entered the pool, who did not, who waits, who left, and on what day. A school with nothing decided gets nothing, and you are told.</source>
        <translation>每所学校得到一个密封的数据包，里面只有本校的人和对每人最近一次的决定：入库、不入库、缓议、出库及日期。还没有审定结果的学校不发，并会告诉您。</translation>
    </message>
</context>
</TS>
