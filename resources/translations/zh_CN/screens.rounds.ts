<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>RoundList</name>
    <message>
        <source>There is no selection round yet. It begins with the district&apos;s notice.</source>
        <translation>还没有选拔轮次。收到区局通知后就可以开始。</translation>
    </message>
    <message>
        <source>Begin a round (&amp;N)</source>
        <translation>开始新一轮(&amp;N)</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>选拔轮次</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>学段</translation>
    </message>
    <message>
        <source>Begun on</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>Open (&amp;O)</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>End without a result</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>End without a result: %1</source>
        <translation>中止：%1</translation>
    </message>
    <message>
        <source>The round stays readable, and nothing of it can be changed any more. Say why it ends.</source>
        <translation>这一轮的内容仍可查看，但不能再改动。请写明中止的理由。</translation>
    </message>
    <message>
        <source>End the round</source>
        <translation>结束本轮</translation>
    </message>
</context>
<context>
    <name>RoundsScreen</name>
    <message>
        <source>Selection</source>
        <translation>选拔</translation>
    </message>
    <message>
        <source>A new round</source>
        <translation>新一轮选拔</translation>
    </message>
    <message>
        <source>All rounds</source>
        <translation>全部轮次</translation>
    </message>
    <message>
        <source>Plan backwards</source>
        <translation>从截止日倒排</translation>
    </message>
    <message>
        <source>Whole record</source>
        <translation>全程纪实</translation>
    </message>
    <message>
        <source>Rules: %1 · version %2</source>
        <translation>规则：%1 · 第 %2 版</translation>
    </message>
    <message>
        <source>Rules…</source>
        <translation>规则…</translation>
    </message>
    <message>
        <source>Rules of this round</source>
        <translation>本轮规则方案</translation>
    </message>
</context>
<context>
    <name>StartRound</name>
    <message>
        <source>A new round</source>
        <translation>新一轮选拔</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Stage of the school</source>
        <translation>学段</translation>
    </message>
    <message>
        <source>Rule profile</source>
        <translation>规则方案</translation>
    </message>
    <message>
        <source>Look at these rules</source>
        <translation>查看这套规则</translation>
    </message>
    <message>
        <source>Begin the round (&amp;B)</source>
        <translation>开始这一轮(&amp;B)</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>Version %1. Rests on: %2</source>
        <translation>第 %1 版。依据：%2</translation>
    </message>
    <message>
        <source>These rules say nothing about this stage. Choose others, or adjust a copy.</source>
        <translation>这套规则没有本学段的规定。请换一套，或者另存副本后调整。</translation>
    </message>
    <message>
        <source>%1: recommendation of %2</source>
        <translation>%1年度%2推荐</translation>
    </message>
</context>
</TS>
