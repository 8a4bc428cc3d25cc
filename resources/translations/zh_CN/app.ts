<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Program</name>
    <message>
        <source>Was this folder moved?</source>
        <translation>数据文件夹换了位置？</translation>
    </message>
    <message>
        <source>It stands in another place than before. If it was moved, go on working here. If it is a copy, choose Cancel: it can be read, nothing in it changes, and the first folder stays the one that counts.</source>
        <translation>数据文件夹的位置与以前不同。如果是整体移动，请在这里继续使用；如果只是复制了一份，请选“取消”：这一份只能查看，不能修改，仍以原来的文件夹为准。</translation>
    </message>
    <message>
        <source>It was moved</source>
        <translation>是移动</translation>
    </message>
    <message>
        <source>The computer&apos;s clock says %1, but the desk was last used on %2. Please check the date; nothing was changed.</source>
        <translation>电脑日期是 %1，而上次使用是 %2。请核对电脑日期；资料没有任何改动。</translation>
    </message>
    <message>
        <source>Opening the sample school…</source>
        <translation>正在打开样例学校…</translation>
    </message>
</context>
<context>
    <name>app</name>
    <message>
        <source>CadreDesk</source>
        <translation>后备干部工作台</translation>
    </message>
</context>
</TS>
