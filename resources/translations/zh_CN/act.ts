<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>act</name>
    <message>
        <source>The program has made a mistake. What was saved is safe. Go on working, or start the program again. A report without personal data was saved: %1</source>
        <translation>程序出现错误。已经保存的内容是安全的，可以继续工作或重新启动程序。不含个人信息的错误报告已保存：%1</translation>
    </message>
    <message>
        <source>CadreDesk</source>
        <translation>后备干部工作台</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
</context>
</TS>
