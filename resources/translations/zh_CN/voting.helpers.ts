<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>HelpersField</name>
    <message>
        <source>Choose…</source>
        <translation>选人…</translation>
    </message>
</context>
<context>
    <name>HelpersSheet</name>
    <message>
        <source>Take them</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Candidates and their relatives neither watch nor count.</source>
        <translation>候选人及其亲属不得监票、计票，不能选取。</translation>
    </message>
    <message>
        <source>Find a person</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Name, pinyin or initials</source>
        <translation>姓名、拼音或首字母</translation>
    </message>
    <message>
        <source>Colleagues</source>
        <translation>同事</translation>
    </message>
    <message>
        <source>candidate</source>
        <translation>候选人</translation>
    </message>
    <message>
        <source>relative of a candidate</source>
        <translation>候选人亲属</translation>
    </message>
</context>
</TS>
