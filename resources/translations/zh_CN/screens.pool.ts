<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
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
        <translation>另存为 Excel…</translation>
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
        <translation>姓名、拼音、首字母或身份证末几位（F3）</translation>
    </message>
    <message>
        <source>Show everybody</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>People of the pool</source>
        <translation>后备干部库人员</translation>
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
    <message>
        <source>Qualification</source>
        <translation>资格统计</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>逐年与图表</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>已存视图</translation>
    </message>
    <message>
        <source>More filters…</source>
        <translation>更多筛选…</translation>
    </message>
    <message>
        <source>Keep this view…</source>
        <translation>保存视图…</translation>
    </message>
    <message>
        <source>Order of the roster</source>
        <translation>名册顺序</translation>
    </message>
    <message>
        <source>Roster: by surname strokes</source>
        <translation>名册按姓氏笔画</translation>
    </message>
    <message>
        <source>Roster: by tier and day of entering</source>
        <translation>名册按类别和入库时间</translation>
    </message>
    <message>
        <source>Readiness…</source>
        <translation>培养使用…</translation>
    </message>
    <message>
        <source>Print the list…</source>
        <translation>打印名单…</translation>
    </message>
    <message>
        <source>In the pool</source>
        <translation>在库</translation>
    </message>
    <message>
        <source>Entered on</source>
        <translation>入库日期</translation>
    </message>
    <message>
        <source>Readiness</source>
        <translation>培养使用</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层次</translation>
    </message>
    <message>
        <source>Political theory</source>
        <translation>政治理论</translation>
    </message>
    <message>
        <source>IT</source>
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
        <source>every period</source>
        <translation>各期全部</translation>
    </message>
    <message>
        <source>last reports</source>
        <translation>最新一期</translation>
    </message>
    <message>
        <source>Sorting</source>
        <translation>正在排序</translation>
    </message>
    <message>
        <source>Print the tables…</source>
        <translation>打印统计表…</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>正在统计</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>%1 (shared)</source>
        <translation>%1（共享）</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>正在打印</translation>
    </message>
    <message>
        <source>%1 and so on, %2 in all</source>
        <translation>%1等 %2 项</translation>
    </message>
</context>
</TS>
