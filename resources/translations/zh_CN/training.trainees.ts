<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>MoveSheet</name>
    <message>
        <source>New post of %1</source>
        <translation>%1 任职变动</translation>
    </message>
    <message>
        <source>Save (Ctrl+Return)</source>
        <translation>保存（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Since %1: %2 %3</source>
        <translation>%1 起：%2 %3</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起始日期</translation>
    </message>
    <message>
        <source>The day and the school are needed.</source>
        <translation>请填写日期和学校。</translation>
    </message>
</context>
<context>
    <name>PersonSheet</name>
    <message>
        <source>A new trainee</source>
        <translation>新增学员</translation>
    </message>
    <message>
        <source>Save (Ctrl+Return)</source>
        <translation>保存（Ctrl+Enter）</translation>
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
        <source>male</source>
        <translation>男</translation>
    </message>
    <message>
        <source>female</source>
        <translation>女</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>出生年月</translation>
    </message>
    <message>
        <source>Reserve</source>
        <translation>后备类别</translation>
    </message>
    <message>
        <source>In the pool since</source>
        <translation>入库日期</translation>
    </message>
    <message>
        <source>Term until (empty: by the rules)</source>
        <translation>任期至（空：按规则）</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>原小组</translation>
    </message>
    <message>
        <source>Study group</source>
        <translation>学习小组</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Cultivated with emphasis</source>
        <translation>重点培养对象</translation>
    </message>
    <message>
        <source>Reason, when name, birth or day of joining is corrected</source>
        <translation>更正姓名、出生或入库日期的理由</translation>
    </message>
    <message>
        <source>Name and day of joining are needed.</source>
        <translation>请填写姓名和入库日期。</translation>
    </message>
    <message>
        <source>Choose or type the school.</source>
        <translation>请选择或填写学校。</translation>
    </message>
    <message>
        <source>Something that stands here is changed: write the reason of the correction.</source>
        <translation>改动了已有内容，请写明更正理由。</translation>
    </message>
</context>
<context>
    <name>TakeInSheet</name>
    <message>
        <source>Take people into training</source>
        <translation>纳入培养</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>纳入</translation>
    </message>
    <message>
        <source>In the pool since</source>
        <translation>入库日期</translation>
    </message>
    <message>
        <source>empty: as the list says</source>
        <translation>空：按名单</translation>
    </message>
    <message>
        <source>Reserve</source>
        <translation>后备类别</translation>
    </message>
    <message>
        <source>as the list says</source>
        <translation>按名单</translation>
    </message>
    <message>
        <source>Term until</source>
        <translation>任期至</translation>
    </message>
    <message>
        <source>empty: by the rules</source>
        <translation>空：按规则</translation>
    </message>
    <message>
        <source>Where from</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Final list</source>
        <translation>确定人选名单</translation>
    </message>
    <message>
        <source>Let in by a meeting</source>
        <translation>会议批准入库</translation>
    </message>
    <message>
        <source>Anybody of the staff</source>
        <translation>全体教职工</translation>
    </message>
    <message>
        <source>Anybody reported</source>
        <translation>各校报送人选</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Somebody no school has reported…</source>
        <translation>录入未报送的人员…</translation>
    </message>
    <message>
        <source>Choose at least one person.</source>
        <translation>请至少选择一人。</translation>
    </message>
    <message>
        <source>Taken in:</source>
        <translation>已纳入：</translation>
    </message>
    <message>
        <source>%1 people.</source>
        <translation>%1 人。</translation>
    </message>
    <message>
        <source>Nobody of a closed final list is waiting: everybody on it is in training already.</source>
        <translation>已完成的确定人选名单上没有待纳入的人。</translation>
    </message>
    <message>
        <source>Nobody is waiting: everybody whom a meeting let in is in training already.</source>
        <translation>会议批准入库的人都已纳入。</translation>
    </message>
    <message>
        <source>The staff roster is empty, or everybody is in training already.</source>
        <translation>教职工名册为空，或都已纳入。</translation>
    </message>
    <message>
        <source>No school has reported anybody who is not in training already.</source>
        <translation>各校报送的人都已纳入，或还没有学校报送。</translation>
    </message>
</context>
<context>
    <name>TraineesPage</name>
    <message>
        <source>Trainees</source>
        <translation>学员</translation>
    </message>
    <message>
        <source>Find people</source>
        <translation>查找人员</translation>
    </message>
    <message>
        <source>Name, pinyin or school (F3)</source>
        <translation>姓名、拼音或学校（F3）</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>学段</translation>
    </message>
    <message>
        <source>Reserve</source>
        <translation>后备类别</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>小组</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>In the pool</source>
        <translation>在库</translation>
    </message>
    <message>
        <source>With warnings</source>
        <translation>有提醒</translation>
    </message>
    <message>
        <source>Emphasis</source>
        <translation>重点</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>已退出</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>As Excel…</source>
        <translation>存为 Excel…</translation>
    </message>
    <message>
        <source>Grades of the year…</source>
        <translation>年度等次…</translation>
    </message>
    <message>
        <source>Take in… (&amp;N)</source>
        <translation>纳入学员…(&amp;N)</translation>
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
        <source>Joined</source>
        <translation>入库</translation>
    </message>
    <message>
        <source>Credits</source>
        <translation>学分</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Nobody is in training yet. Take in the people of the final list; their courses, credits and talks are kept in one file for each of them.</source>
        <translation>还没有学员。先把确定人选名单上的人纳入培养；每人一份档案，记录课程、学分和谈话。</translation>
    </message>
    <message>
        <source>Nobody is in training yet. Take in those whom a meeting has let into the pool; their courses, credits and votes are kept in one file for each of them.</source>
        <translation>还没有学员。先把会议批准入库的人纳入培养；每人一份档案，记录课程、学分和测评。</translation>
    </message>
    <message>
        <source>Take people in</source>
        <translation>纳入学员</translation>
    </message>
    <message>
        <source>%1 in the pool, %2 with warnings</source>
        <translation>在库 %1 人，有提醒 %2 人</translation>
    </message>
    <message>
        <source>Reading the trainees</source>
        <translation>正在读取学员</translation>
    </message>
    <message>
        <source>All stages</source>
        <translation>全部学段</translation>
    </message>
    <message>
        <source>All reserves</source>
        <translation>全部后备类别</translation>
    </message>
    <message>
        <source>All groups</source>
        <translation>全部小组</translation>
    </message>
    <message>
        <source>Without a group</source>
        <translation>未编组</translation>
    </message>
    <message>
        <source>%1 of %2 people</source>
        <translation>%2 人中的 %1 人</translation>
    </message>
    <message>
        <source>left</source>
        <translation>已退出</translation>
    </message>
    <message>
        <source>Save as Excel</source>
        <translation>存为 Excel</translation>
    </message>
    <message>
        <source>%1 people, %2</source>
        <translation>%1 人，%2</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
</context>
<context>
    <name>trainees</name>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>another school…</source>
        <translation>其他学校…</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Name of the school</source>
        <translation>学校名称</translation>
    </message>
    <message>
        <source>Code of the school</source>
        <translation>学校代码</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>学段</translation>
    </message>
</context>
</TS>
