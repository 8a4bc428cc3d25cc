<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>QualificationPage</name>
    <message>
        <source>Period</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Layer by present post. Political theory, IT, language and principal&apos;s training come from the certificates reported; who has none there is “not told”. Every row has one denominator N.</source>
        <translation>层次按现任职务。政治理论、信息技术、外语、任职资格培训取自报送的证书，没有证书的列入“未填”。每行只用一个分母 N。</translation>
    </message>
    <message>
        <source>Qualification</source>
        <translation>资格统计</translation>
    </message>
    <message>
        <source>last reports</source>
        <translation>最新一期</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>不对比</translation>
    </message>
    <message>
        <source>adds up</source>
        <translation>数字相符</translation>
    </message>
    <message>
        <source>does not add up</source>
        <translation>数字不符</translation>
    </message>
    <message>
        <source>Parts make layers, layers make the list: %1</source>
        <translation>各栏合为各层，各层合为名单：%1</translation>
    </message>
    <message>
        <source>Qualification of the staff reported</source>
        <translation>报送人员资格统计表</translation>
    </message>
    <message>
        <source>%1: N = %2 = people of the list</source>
        <translation>%1：N = %2 = 名单人数</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层次</translation>
    </message>
</context>
</TS>
