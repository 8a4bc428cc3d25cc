<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ReviewerSheet</name>
    <message>
        <source>Who goes on?</source>
        <translation>由谁继续？</translation>
    </message>
    <message>
        <source>Sit down</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Every doubt is decided by one person and confirmed by another, who does not see what the first one said. Candidates and their relatives do neither.</source>
        <translation>每一处疑问由一人认定、另一人确认，后者看不到前者的答案。候选人及其亲属不得参加。</translation>
    </message>
    <message>
        <source>Rehearsal: everybody&apos;s password is %1</source>
        <translation>演练：所有人的密码都是 %1</translation>
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
        <source>Checking the password</source>
        <translation>正在核对密码</translation>
    </message>
</context>
</TS>
