<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>BallotGrid</name>
    <message>
        <source>Ballot</source>
        <translation>测评票</translation>
    </message>
    <message>
        <source>Candidate</source>
        <translation>考察对象</translation>
    </message>
    <message>
        <source>Names written in by the voter</source>
        <translation>另选人姓名</translation>
    </message>
    <message>
        <source>Names written in, separated by 、 — Enter returns to the list</source>
        <translation>另选人姓名，用、分开；按 Enter 回到名单</translation>
    </message>
    <message>
        <source>The ballot is full: Enter stores it, - goes back</source>
        <translation>这张票已填满：Enter 保存，- 退一格</translation>
    </message>
    <message>
        <source>There is no grade %1</source>
        <translation>没有等次 %1</translation>
    </message>
    <message>
        <source>At most %1 points</source>
        <translation>最高 %1 分</translation>
    </message>
    <message>
        <source>At least %1 points</source>
        <translation>最低 %1 分</translation>
    </message>
    <message>
        <source>* works with grades only</source>
        <translation>* 只用于等次票</translation>
    </message>
    <message>
        <source>This is the first cell</source>
        <translation>已经是第一格</translation>
    </message>
    <message>
        <source>This cell is empty: 0 is an abstention</source>
        <translation>这一格还没有填：弃权请按 0</translation>
    </message>
    <message>
        <source>First finish this ballot with Enter, then close the bundle</source>
        <translation>请先按 Enter 完成这张票，再封捆</translation>
    </message>
    <message>
        <source>0 abstains</source>
        <translation>0  弃权</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>points</source>
        <translation>分</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>不选</translation>
    </message>
    <message>
        <source>abstains</source>
        <translation>弃权</translation>
    </message>
    <message>
        <source>rest not chosen</source>
        <translation>余下不选</translation>
    </message>
    <message>
        <source>rest all %1</source>
        <translation>余下全%1</translation>
    </message>
    <message>
        <source>back a cell</source>
        <translation>退一格</translation>
    </message>
    <message>
        <source>invalid ballot</source>
        <translation>废票</translation>
    </message>
    <message>
        <source>next ballot</source>
        <translation>下一张</translation>
    </message>
    <message>
        <source>close the bundle</source>
        <translation>封捆</translation>
    </message>
    <message>
        <source>Invalid, because:</source>
        <translation>废票原因：</translation>
    </message>
</context>
</TS>
