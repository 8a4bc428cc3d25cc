<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>exchange</name>
    <message>
        <source>taken</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>was here already</source>
        <translation>以前已收</translation>
    </message>
    <message>
        <source>put aside</source>
        <translation>待决定</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>拒收</translation>
    </message>
    <message>
        <source>not reported</source>
        <translation>未报送</translation>
    </message>
    <message>
        <source>to decide</source>
        <translation>待审</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>replaced by a newer one</source>
        <translation>已被新的代替</translation>
    </message>
    <message>
        <source>not on a stick yet</source>
        <translation>未写到U盘</translation>
    </message>
    <message>
        <source>on a stick</source>
        <translation>已写到U盘</translation>
    </message>
    <message>
        <source>received by the bureau</source>
        <translation>教育局已收到</translation>
    </message>
    <message>
        <source>refused by the bureau</source>
        <translation>教育局拒收</translation>
    </message>
    <message>
        <source>waits: earlier numbers are missing</source>
        <translation>缺前面的编号</translation>
    </message>
    <message>
        <source>report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>receipt</source>
        <translation>回执</translation>
    </message>
    <message>
        <source>rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>roster of the pool</source>
        <translation>库名册</translation>
    </message>
    <message>
        <source>notice</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>enrolment</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>change of key</source>
        <translation>更换密钥</translation>
    </message>
    <message>
        <source>request for new numbers</source>
        <translation>编号申请</translation>
    </message>
    <message>
        <source>numbers are missing before it</source>
        <translation>前面缺号</translation>
    </message>
    <message>
        <source>asks for new numbers</source>
        <translation>申请重新编号</translation>
    </message>
    <message>
        <source>brings a new key</source>
        <translation>更换密钥</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>学段</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>年龄</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Political affiliation</source>
        <translation>政治面貌</translation>
    </message>
    <message>
        <source>Education</source>
        <translation>学历</translation>
    </message>
    <message>
        <source>Professional title</source>
        <translation>职称</translation>
    </message>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>chief</source>
        <translation>正职</translation>
    </message>
    <message>
        <source>deputy</source>
        <translation>副职</translation>
    </message>
    <message>
        <source>young talent</source>
        <translation>优秀青年</translation>
    </message>
    <message>
        <source>Training %1</source>
        <translation>%1年培训</translation>
    </message>
</context>
</TS>
