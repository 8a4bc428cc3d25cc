<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>NewPersonSheet</name>
    <message>
        <source>New person</source>
        <translation>新建人员</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>出生年月</translation>
    </message>
    <message>
        <source>Present post</source>
        <translation>现任职务</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Same name:</source>
        <translation>同名：</translation>
    </message>
    <message>
        <source> — add only if this is somebody else.</source>
        <translation>&#x3000;确为另一个人才新建。</translation>
    </message>
</context>
<context>
    <name>PeopleScreen</name>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Import a roster</source>
        <translation>导入花名册</translation>
    </message>
    <message>
        <source>New person (&amp;N)</source>
        <translation>新建人员(&amp;N)</translation>
    </message>
    <message>
        <source>Find people</source>
        <translation>查找人员</translation>
    </message>
    <message>
        <source>Name, pinyin, initials or the end of the ID (F3)</source>
        <translation>姓名、拼音、首字母或身份证尾号（F3）</translation>
    </message>
    <message>
        <source>Show those who left</source>
        <translation>显示已离校人员</translation>
    </message>
    <message>
        <source>Merge duplicates</source>
        <translation>合并重复</translation>
    </message>
    <message>
        <source>Take back a merge</source>
        <translation>撤销合并</translation>
    </message>
    <message>
        <source>Recycle bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Answer them</source>
        <translation>去答复</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>出生年月</translation>
    </message>
    <message>
        <source>Present post</source>
        <translation>现任职务</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Political affiliation</source>
        <translation>政治面貌</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>left %1</source>
        <translation>%1 离校</translation>
    </message>
    <message>
        <source>Nobody is here yet. Take any staff list in Excel, or add people one by one. Nothing is written before you have looked through it.</source>
        <translation>还没有人员。可以导入现成的 Excel 花名册，也可以逐个新建。核对之前什么也不会写入。</translation>
    </message>
    <message>
        <source>Nobody is found. Part of the name, pinyin, initials or the end of the ID will do.</source>
        <translation>没有找到。可以输入姓名的一部分、拼音、首字母或身份证尾号。</translation>
    </message>
    <message>
        <source>Show everybody</source>
        <translation>显示全部人员</translation>
    </message>
    <message>
        <source>Order: strokes of the surname (姓氏笔画); a name of two characters stands first.</source>
        <translation>排序：姓氏笔画；同姓的两字姓名在前。</translation>
    </message>
    <message>
        <source>%1 people</source>
        <translation>共 %1 人</translation>
    </message>
    <message>
        <source>They came with a roster and are not written yet.</source>
        <translation>来自导入的花名册，还没有写入名单。</translation>
    </message>
    <message>
        <source>%1 people.</source>
        <translation>共 %1 人。</translation>
    </message>
    <message>
        <source>%1 found, the first %2 shown.</source>
        <translation>找到 %1 人，显示前 %2 人。</translation>
    </message>
    <message>
        <source>%1 found.</source>
        <translation>找到 %1 人。</translation>
    </message>
    <message>
        <source>Merge the two chosen</source>
        <translation>合并选中的两人</translation>
    </message>
    <message>
        <source>Merge duplicates (%1)</source>
        <translation>合并重复（%1）</translation>
    </message>
    <message>
        <source>No two files look like one person</source>
        <translation>没有发现重复的人</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>No ID number and no name with the same birth stands twice. To join two files all the same, choose both in the list (Ctrl and the space bar) and press the button again.</source>
        <translation>没有重复的身份证号，也没有姓名相同、出生年月相符的人。如果仍要合并两份档案，请在名单中同时选中两人（按住 Ctrl 用空格选择），再按这个按钮。</translation>
    </message>
    <message>
        <source>Rows that wait for an answer: %1.</source>
        <translation>有 %1 行等待答复。</translation>
    </message>
    <message>
        <source>Count the strokes</source>
        <translation>填写笔画数</translation>
    </message>
    <message>
        <source>No stroke count is known for %1.</source>
        <translation>不知道“%1”的笔画数。</translation>
    </message>
    <message>
        <source>Names with it stand last in every list.</source>
        <translation>含有这个字的姓名暂排在后面。</translation>
    </message>
    <message>
        <source>Training file</source>
        <translation>个性档案</translation>
    </message>
</context>
</TS>
