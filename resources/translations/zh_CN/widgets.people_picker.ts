<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>PeoplePicker</name>
    <message>
        <source>Find a person</source>
        <translation>查找人员</translation>
    </message>
    <message>
        <source>Name, pinyin, initials or the end of the ID</source>
        <translation>姓名、拼音、首字母或身份证号尾号</translation>
    </message>
    <message>
        <source>People found</source>
        <translation>查找结果</translation>
    </message>
</context>
</TS>
