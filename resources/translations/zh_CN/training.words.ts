<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>training</name>
    <message>
        <source>morning</source>
        <translation>上午</translation>
    </message>
    <message>
        <source>afternoon</source>
        <translation>下午</translation>
    </message>
    <message>
        <source>evening</source>
        <translation>晚上</translation>
    </message>
    <message>
        <source>present</source>
        <translation>到</translation>
    </message>
    <message>
        <source>late</source>
        <translation>迟到</translation>
    </message>
    <message>
        <source>left early</source>
        <translation>早退</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>缺勤</translation>
    </message>
    <message>
        <source>leave</source>
        <translation>请假</translation>
    </message>
    <message>
        <source>personnel section</source>
        <translation>人事科</translation>
    </message>
    <message>
        <source>group leader</source>
        <translation>组长</translation>
    </message>
    <message>
        <source>no date yet</source>
        <translation>待排时间</translation>
    </message>
    <message>
        <source>nobody enrolled</source>
        <translation>待安排人员</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>待开班</translation>
    </message>
    <message>
        <source>roll call to enter</source>
        <translation>待录点名</translation>
    </message>
    <message>
        <source>summary to write</source>
        <translation>待写小结</translation>
    </message>
    <message>
        <source>filed</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>ends soon</source>
        <translation>即将到期</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已到期</translation>
    </message>
    <message>
        <source>chief reserve</source>
        <translation>正职后备</translation>
    </message>
    <message>
        <source>deputy reserve</source>
        <translation>副职后备</translation>
    </message>
    <message>
        <source>young talent</source>
        <translation>优秀青年</translation>
    </message>
    <message>
        <source>others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>to leave</source>
        <translation>建议退出</translation>
    </message>
    <message>
        <source>cannot tell</source>
        <translation>数据不足</translation>
    </message>
    <message>
        <source>below the line</source>
        <translation>低于线</translation>
    </message>
    <message>
        <source>near the line</source>
        <translation>接近线</translation>
    </message>
    <message>
        <source>above</source>
        <translation>达到</translation>
    </message>
    <message>
        <source>exempted</source>
        <translation>免予考核</translation>
    </message>
    <message>
        <source>new, not measured</source>
        <translation>新入库不考核</translation>
    </message>
    <message>
        <source>left</source>
        <translation>已退出</translation>
    </message>
    <message>
        <source>no line</source>
        <translation>不划线</translation>
    </message>
</context>
</TS>
