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
</context>
<context>
    <name>FileSheet</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>As %1 reported for %2. Only the school can change it.</source>
        <translation>%1 %2 年度报送的内容，只能由学校更改。</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
</context>
<context>
    <name>PoolScreen</name>
    <message>
        <source>Pool</source>
        <translation>后备干部库</translation>
    </message>
    <message>
        <source>List</source>
        <translation>名单</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>结构</translation>
    </message>
    <message>
        <source>As Excel…</source>
        <translation>存为Excel…</translation>
    </message>
    <message>
        <source>Roster as PDF…</source>
        <translation>名册存为PDF…</translation>
    </message>
    <message>
        <source>Print the roster…</source>
        <translation>打印名册…</translation>
    </message>
    <message>
        <source>Find people</source>
        <translation>查找人员</translation>
    </message>
    <message>
        <source>Name, pinyin, initials or the end of the ID (F3)</source>
        <translation>姓名、拼音、首字母或身份证末几位 (F3)</translation>
    </message>
    <message>
        <source>Show everybody</source>
        <translation>显示全部</translation>
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
        <source>People of the pool</source>
        <translation>后备干部库人员</translation>
    </message>
    <message>
        <source>Order: strokes of the surname (姓氏笔画); a name of two characters stands first.</source>
        <translation>排序：姓氏笔画；两个字的姓名排在前面。</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>栏目…</translation>
    </message>
    <message>
        <source>File as reported</source>
        <translation>查看报送的档案</translation>
    </message>
    <message>
        <source>Nobody is in the pool yet. It fills when the schools&apos; reports are received.</source>
        <translation>库里还没有人。接收学校的报告后就会有。</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Nobody fits these filters.</source>
        <translation>没有符合这些条件的人。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Present post</source>
        <translation>现任职务</translation>
    </message>
    <message>
        <source>Kind of post</source>
        <translation>职务类别</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>出生年月</translation>
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
        <source>Ethnicity</source>
        <translation>民族</translation>
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
        <source>Evaluation</source>
        <translation>测评得分</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>学段</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Ratios asked for</source>
        <translation>比例要求</translation>
    </message>
    <message>
        <source>%1 people of %2 schools</source>
        <translation>%2 所学校，%1 人</translation>
    </message>
    <message>
        <source>Reading the pool</source>
        <translation>正在读取后备干部库</translation>
    </message>
    <message>
        <source>%1: all</source>
        <translation>全部%1</translation>
    </message>
    <message>
        <source>Take the filter off: %1</source>
        <translation>取消条件：%1</translation>
    </message>
    <message>
        <source>%1 of %2 people</source>
        <translation>%1 人（共 %2 人）</translation>
    </message>
    <message>
        <source>Counted: the %1 people of the list (of %2 in the pool), ages on %3. A number leads to its list.</source>
        <translation>统计范围：列表中的 %1 人（库内共 %2 人），年龄算到 %3。点数字可看名单。</translation>
    </message>
    <message>
        <source>the largest %1 of %2</source>
        <translation>前 %1 个，共 %2 个</translation>
    </message>
    <message>
        <source>reached</source>
        <translation>达到</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>未达到</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>没有人</translation>
    </message>
    <message>
        <source>%1 of %2 = %3, at least %4</source>
        <translation>%1 / %2 ＝ %3，应不低于 %4</translation>
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
        <source>Save the list</source>
        <translation>保存列表</translation>
    </message>
    <message>
        <source>Excel (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Pool of reserve cadres</source>
        <translation>后备干部库</translation>
    </message>
    <message>
        <source>Save the roster</source>
        <translation>保存名册</translation>
    </message>
    <message>
        <source>Roster</source>
        <translation>后备干部名册</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
    <message>
        <source>Making the roster</source>
        <translation>正在制作名册</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
</context>
</TS>
