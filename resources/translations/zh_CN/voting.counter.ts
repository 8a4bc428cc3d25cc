<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CounterSheet</name>
    <message>
        <source>Who types %1?</source>
        <translation>谁来录%1？</translation>
    </message>
    <message>
        <source>Sit down and type</source>
        <translation>开始录入</translation>
    </message>
    <message>
        <source>The two passes are typed by two people. Choose your name and type your own password; the desk goes back to %1 when you leave the entry.</source>
        <translation>两遍由两个人录入。请选自己的姓名，输入自己的密码；退出录票后，工作台仍由%1使用。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>I take this pass over; its owner cannot go on</source>
        <translation>原录入人不能继续，由我接手这一遍</translation>
    </message>
    <message>
        <source>Checking the password</source>
        <translation>正在核对密码</translation>
    </message>
    <message>
        <source>Rehearsal: everybody&apos;s password is %1</source>
        <translation>演练中每个人的密码都是 %1</translation>
    </message>
</context>
</TS>
