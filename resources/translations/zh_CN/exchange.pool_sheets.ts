<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ColumnsSheet</name>
    <message>
        <source>Columns of the list</source>
        <translation>列表的栏目</translation>
    </message>
    <message>
        <source>Show these</source>
        <translation>显示所选</translation>
    </message>
    <message>
        <source>The order is changed by dragging a column&apos;s head in the list. Both are kept for next time.</source>
        <translation>拖动列表的栏头可改变栏目次序。栏目和次序都会记住。</translation>
    </message>
</context>
<context>
    <name>FilterSheet</name>
    <message>
        <source>More filters</source>
        <translation>更多筛选</translation>
    </message>
    <message>
        <source>Show these people</source>
        <translation>显示这些人</translation>
    </message>
    <message>
        <source>Tick what a person may be; within a line any of them, across the lines all. Nothing ticked: all.</source>
        <translation>勾选要看的部分：同一项内任一即可，各项之间须同时符合；不勾选表示不限。</translation>
    </message>
</context>
<context>
    <name>ReadinessSheet</name>
    <message>
        <source>Readiness</source>
        <translation>培养使用</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>%1 people are marked.</source>
        <translation>给 %1 人标注。</translation>
    </message>
    <message>
        <source>no mark</source>
        <translation>不标注</translation>
    </message>
</context>
<context>
    <name>ViewSheet</name>
    <message>
        <source>Keep this view</source>
        <translation>保存视图</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Columns, order and filters are kept under a name.</source>
        <translation>栏目、排序和筛选条件保存在一个名称下。</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>视图名称</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Colleagues of this folder see it, too</source>
        <translation>本单位同事也能使用</translation>
    </message>
    <message>
        <source>Views kept by you</source>
        <translation>本人保存的视图</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete the view %1</source>
        <translation>删除视图 %1</translation>
    </message>
</context>
</TS>
