<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ResultCards</name>
    <message>
        <source>Result</source>
        <translation>测评结果</translation>
    </message>
    <message>
        <source>%1 valid ballots, %2 invalid</source>
        <translation>有效 %1 张，无效 %2 张</translation>
    </message>
    <message>
        <source>Candidate</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Composite</source>
        <translation>综合得分</translation>
    </message>
    <message>
        <source>Votes</source>
        <translation>得票</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>得票率</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>达标</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
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
        <source>Marks</source>
        <translation>票数</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>要素</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>基数</translation>
    </message>
    <message>
        <source>Elements of %1</source>
        <translation>%1各要素</translation>
    </message>
    <message>
        <source>Marks of %1</source>
        <translation>%1各等次票数</translation>
    </message>
    <message>
        <source>By voter group</source>
        <translation>分群体得分</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>投票人类别</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Marks of every candidate</source>
        <translation>各人等次分布</translation>
    </message>
    <message>
        <source>How it was counted</source>
        <translation>计票说明</translation>
    </message>
    <message>
        <source>Weights of the voter groups: %1</source>
        <translation>投票人类别权重：%1</translation>
    </message>
    <message>
        <source>Shares are of the valid marks</source>
        <translation>百分比以该项有效评价数为基数</translation>
    </message>
    <message>
        <source>Shares are of the valid ballots</source>
        <translation>百分比以有效票数为基数</translation>
    </message>
    <message>
        <source>Shares are of those due</source>
        <translation>百分比以应到人数为基数</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>名次</translation>
    </message>
    <message>
        <source>Show ranks</source>
        <translation>显示名次</translation>
    </message>
    <message>
        <source>Stand on a line to see its elements below.</source>
        <translation>选一行，下面显示该人各要素。</translation>
    </message>
    <message>
        <source>Rate of satisfaction</source>
        <translation>满意度</translation>
    </message>
</context>
</TS>
