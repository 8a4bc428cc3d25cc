<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>poolWords</name>
    <message>
        <source>Layer</source>
        <translation>层次</translation>
    </message>
    <message>
        <source>Political theory</source>
        <translation>政治理论</translation>
    </message>
    <message>
        <source>Information technology</source>
        <translation>信息技术</translation>
    </message>
    <message>
        <source>Foreign language</source>
        <translation>外语</translation>
    </message>
    <message>
        <source>Principal&apos;s training</source>
        <translation>任职资格培训</translation>
    </message>
    <message>
        <source>Readiness</source>
        <translation>培养使用</translation>
    </message>
    <message>
        <source>In the pool</source>
        <translation>在库</translation>
    </message>
    <message>
        <source>State of the report</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>near: may be used now</source>
        <translation>近期可提拔使用</translation>
    </message>
    <message>
        <source>middle term</source>
        <translation>中期培养</translation>
    </message>
    <message>
        <source>long term</source>
        <translation>长期培养</translation>
    </message>
    <message>
        <source>in the pool</source>
        <translation>在库</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>拟入库</translation>
    </message>
    <message>
        <source>deferred</source>
        <translation>缓议</translation>
    </message>
    <message>
        <source>not entered</source>
        <translation>不入库</translation>
    </message>
    <message>
        <source>left the pool</source>
        <translation>已出库</translation>
    </message>
    <message>
        <source>advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>intermediate</source>
        <translation>中级</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>初级</translation>
    </message>
    <message>
        <source>basic</source>
        <translation>初级</translation>
    </message>
    <message>
        <source>Chief posts</source>
        <translation>正职</translation>
    </message>
    <message>
        <source>Deputy posts</source>
        <translation>副职</translation>
    </message>
    <message>
        <source>Other staff</source>
        <translation>其他人员</translation>
    </message>
    <message>
        <source>Post not told</source>
        <translation>职务未填</translation>
    </message>
    <message>
        <source>All layers</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>last reports</source>
        <translation>最新一期</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>未填</translation>
    </message>
    <message>
        <source>%1 and younger</source>
        <translation>%1岁以下</translation>
    </message>
    <message>
        <source>%1 and older</source>
        <translation>%1岁以上</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1至%2岁</translation>
    </message>
    <message>
        <source>trained</source>
        <translation>已培训</translation>
    </message>
    <message>
        <source>Chief reserve to chief seats</source>
        <translation>后备正职与正职职数</translation>
    </message>
    <message>
        <source>Deputy reserve to deputy seats</source>
        <translation>后备副职与副职职数</translation>
    </message>
    <message>
        <source>Women</source>
        <translation>女干部</translation>
    </message>
    <message>
        <source>Not members of the CPC</source>
        <translation>非中共党员</translation>
    </message>
    <message>
        <source>Ready to be used now</source>
        <translation>近期可提拔使用</translation>
    </message>
</context>
</TS>
