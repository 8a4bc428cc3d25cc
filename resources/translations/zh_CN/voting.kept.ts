<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>KeptSheet</name>
    <message>
        <source>Pictures kept until the notice period ends</source>
        <translation>保存至公示期满的图片</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>上一张</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一张</translation>
    </message>
    <message>
        <source>They were destroyed.</source>
        <translation>图片已销毁。</translation>
    </message>
    <message>
        <source>%1, page %2</source>
        <translation>%1 第 %2 页</translation>
    </message>
</context>
</TS>
