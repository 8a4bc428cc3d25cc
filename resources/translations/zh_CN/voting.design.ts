<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>DesignSheet</name>
    <message>
        <source>Design the recommendation ballot</source>
        <translation>设计民主推荐票</translation>
    </message>
    <message>
        <source>Design the evaluation ballot</source>
        <translation>设计民主测评票</translation>
    </message>
    <message>
        <source>Save the design</source>
        <translation>保存选票</translation>
    </message>
    <message>
        <source>Title of the ballot</source>
        <translation>选票标题</translation>
    </message>
    <message>
        <source>Further words to the voters</source>
        <translation>补充填票说明</translation>
    </message>
    <message>
        <source>At most so many may be chosen</source>
        <translation>最多可选人数</translation>
    </message>
    <message>
        <source>Further words to the voters (optional)</source>
        <translation>补充填票说明（可不填）</translation>
    </message>
    <message>
        <source>Voter groups and their weights</source>
        <translation>投票人类别及权重</translation>
    </message>
    <message>
        <source>%1 candidates: %2</source>
        <translation>%1 名候选人：%2</translation>
    </message>
    <message>
        <source>Elements and weights: %1</source>
        <translation>测评要素及权重：%1</translation>
    </message>
    <message>
        <source>Scores from %1 to %2</source>
        <translation>打分范围：%1 至 %2</translation>
    </message>
    <message>
        <source>Grades and points: %1</source>
        <translation>等次及分值：%1</translation>
    </message>
    <message>
        <source>Weight of %1</source>
        <translation>%1权重</translation>
    </message>
    <message>
        <source>Paper of the ballots</source>
        <translation>选票用纸</translation>
    </message>
    <message>
        <source>A4</source>
        <translation>A4</translation>
    </message>
    <message>
        <source>A5 (short lists)</source>
        <translation>A5（人数少时）</translation>
    </message>
</context>
</TS>
