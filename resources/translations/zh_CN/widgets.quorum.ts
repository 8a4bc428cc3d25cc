<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>QuorumNote</name>
    <message>
        <source>Nobody is due yet. Add the members.</source>
        <translation>还没有应到成员，请添加。</translation>
    </message>
    <message>
        <source>due %1, present %2; at least %3 must be present.</source>
        <translation>应到 %1 人，实到 %2 人，至少 %3 人到会方可表决。</translation>
    </message>
    <message>
        <source>Quorum reached:</source>
        <translation>达到法定人数：</translation>
    </message>
    <message>
        <source>No quorum, no vote:</source>
        <translation>不足法定人数，不能表决：</translation>
    </message>
</context>
<context>
    <name>quorum</name>
    <message>
        <source>Members due</source>
        <translation>应到成员</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>There</source>
        <translation>到会</translation>
    </message>
    <message>
        <source>present</source>
        <translation>到会</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>缺席</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
</context>
</TS>
