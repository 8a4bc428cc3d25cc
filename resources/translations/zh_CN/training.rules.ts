<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>RowSheet</name>
    <message>
        <source>A new activity</source>
        <translation>新增项目</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Scored</source>
        <translation>计分方式</translation>
    </message>
    <message>
        <source>Credits (an hour, or each)</source>
        <translation>分值（每学时或每项）</translation>
    </message>
    <message>
        <source>At most at a time (0: no limit)</source>
        <translation>每次最多（0：不限）</translation>
    </message>
    <message>
        <source>Co-author&apos;s part %</source>
        <translation>合著者计分 %</translation>
    </message>
    <message>
        <source>At most in a year (empty: no limit)</source>
        <translation>每年封顶（空：不限）</translation>
    </message>
    <message>
        <source>Levels or bands, one a line: name and credits</source>
        <translation>等级或分段，每行一个：名称 空格 分值</translation>
    </message>
    <message>
        <source>Source of the rule</source>
        <translation>规则出处</translation>
    </message>
    <message>
        <source>by hours</source>
        <translation>按学时</translation>
    </message>
    <message>
        <source>by level</source>
        <translation>按等级</translation>
    </message>
    <message>
        <source>by the group&apos;s grade</source>
        <translation>按小组等次</translation>
    </message>
    <message>
        <source>a fixed number each</source>
        <translation>每项固定分</translation>
    </message>
    <message>
        <source>by bands of a mark</source>
        <translation>按成绩分段</translation>
    </message>
    <message>
        <source>as approved</source>
        <translation>按批准</translation>
    </message>
    <message>
        <source>deducted for hours missed</source>
        <translation>按缺勤扣分</translation>
    </message>
    <message>
        <source>“%1” is no number. Nothing was taken over.</source>
        <translation>“%1”不是数字。没有改动。</translation>
    </message>
    <message>
        <source>A name is needed, and levels or bands where they are scored. Nothing was taken over.</source>
        <translation>要有名称；按等级或分段计分的还要写等级或分段。没有改动。</translation>
    </message>
    <message>
        <source>“%1” is no mark. Write as: 85 20</source>
        <translation>“%1”不是分数线。写法如：85 20</translation>
    </message>
    <message>
        <source>“%1” cannot be read. Write a name, a blank and the credits.</source>
        <translation>“%1”读不懂。请写名称、空格和分值。</translation>
    </message>
</context>
<context>
    <name>RulesPage</name>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Versions of the rules</source>
        <translation>历次办法</translation>
    </message>
    <message>
        <source>In force from</source>
        <translation>起用日期</translation>
    </message>
    <message>
        <source>Adjust from a day on… (&amp;N)</source>
        <translation>从某日起调整…(&amp;N)</translation>
    </message>
    <message>
        <source>Rules are never changed backwards: what was scored stays scored by the rules of its day.</source>
        <translation>规则不溯及以往：已计的学分仍按当日办法计算。</translation>
    </message>
    <message>
        <source> (in force)</source>
        <translation>（现行）</translation>
    </message>
    <message>
        <source>Name of these rules</source>
        <translation>办法名称</translation>
    </message>
    <message>
        <source>Put in force</source>
        <translation>起用</translation>
    </message>
    <message>
        <source>Leave without it</source>
        <translation>放弃调整</translation>
    </message>
    <message>
        <source>Parts of the rules</source>
        <translation>办法各部分</translation>
    </message>
    <message>
        <source>Credit table</source>
        <translation>学分表</translation>
    </message>
    <message>
        <source>Hours and deductions</source>
        <translation>学时与扣分</translation>
    </message>
    <message>
        <source>Exams and the credit line</source>
        <translation>考试与学分线</translation>
    </message>
    <message>
        <source>Vote and ranking</source>
        <translation>测评与排名</translation>
    </message>
    <message>
        <source>Term and certificate</source>
        <translation>任期与证书</translation>
    </message>
    <message>
        <source>Study and hours</source>
        <translation>研修与学时</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Credits</source>
        <translation>学分</translation>
    </message>
    <message>
        <source>Most a year</source>
        <translation>年封顶</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Change this row… (F2)</source>
        <translation>修改此项…(F2)</translation>
    </message>
    <message>
        <source>Add an activity…</source>
        <translation>增加项目…</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>删除此项</translation>
    </message>
    <message>
        <source>%1 an hour</source>
        <translation>每学时 %1</translation>
    </message>
    <message>
        <source>by the hours missed</source>
        <translation>按缺勤学时</translation>
    </message>
    <message>
        <source>%1 each</source>
        <translation>每项 %1</translation>
    </message>
    <message>
        <source>; co-author %1%</source>
        <translation>；合著者 %1%</translation>
    </message>
    <message>
        <source>as approved, at most %1</source>
        <translation>按批准，每次最多 %1</translation>
    </message>
    <message>
        <source>as approved</source>
        <translation>按批准</translation>
    </message>
    <message>
        <source>Default: %1</source>
        <translation>默认：%1</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>不同之处</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>上一张</translation>
    </message>
    <message>
        <source>In these rules</source>
        <translation>本办法</translation>
    </message>
    <message>
        <source>There is no earlier version to compare with.</source>
        <translation>没有更早的办法可比较。</translation>
    </message>
    <message>
        <source>Training year</source>
        <translation>培训年度</translation>
    </message>
    <message>
        <source>Hours, leave and deductions</source>
        <translation>学时、请假与扣分</translation>
    </message>
    <message>
        <source>Exams</source>
        <translation>考试</translation>
    </message>
    <message>
        <source>The line of credits</source>
        <translation>学分线（学分退出）</translation>
    </message>
    <message>
        <source>Vote of satisfaction</source>
        <translation>满意度投票</translation>
    </message>
    <message>
        <source>Ranking of the inspection</source>
        <translation>督导评估排名</translation>
    </message>
    <message>
        <source>Term in the pool and age</source>
        <translation>在库期限与年龄</translation>
    </message>
    <message>
        <source>Assessment and certificate</source>
        <translation>认定考核与证书</translation>
    </message>
    <message>
        <source>Self-study</source>
        <translation>自主研修</translation>
    </message>
    <message>
        <source>Report of an activity</source>
        <translation>活动信息通报</translation>
    </message>
    <message>
        <source>Exchange rotation</source>
        <translation>交流轮岗</translation>
    </message>
    <message>
        <source>Hours meter</source>
        <translation>学时统计</translation>
    </message>
    <message>
        <source>First month of the training year</source>
        <translation>培训年度从几月起</translation>
    </message>
    <message>
        <source>9: from September</source>
        <translation>9：从九月起</translation>
    </message>
    <message>
        <source>Hours of a day</source>
        <translation>一天学时</translation>
    </message>
    <message>
        <source>half of it is half a day</source>
        <translation>半天减半</translation>
    </message>
    <message>
        <source>Leave counts</source>
        <translation>请假计分</translation>
    </message>
    <message>
        <source>part of the hours missed</source>
        <translation>占请假学时</translation>
    </message>
    <message>
        <source>Times deducted</source>
        <translation>扣分倍数</translation>
    </message>
    <message>
        <source>late, early, absent</source>
        <translation>迟到、早退、缺席</translation>
    </message>
    <message>
        <source>A part of an hour</source>
        <translation>不足 1 小时</translation>
    </message>
    <message>
        <source>counts as an hour</source>
        <translation>按 1 小时计</translation>
    </message>
    <message>
        <source>counts as it is</source>
        <translation>按实际计</translation>
    </message>
    <message>
        <source>Deducted in group study too</source>
        <translation>小组学习也扣分</translation>
    </message>
    <message>
        <source>Half of nine groups is</source>
        <translation>九个小组的一半是</translation>
    </message>
    <message>
        <source>how many groups may be excellent</source>
        <translation>优秀小组的个数</translation>
    </message>
    <message>
        <source>4 (rounded down)</source>
        <translation>4 个（舍去）</translation>
    </message>
    <message>
        <source>5 (rounded up)</source>
        <translation>5 个（进一）</translation>
    </message>
    <message>
        <source>Carried over above</source>
        <translation>超过多少结转</translation>
    </message>
    <message>
        <source>empty: nothing is carried over</source>
        <translation>空：不结转</translation>
    </message>
    <message>
        <source>Carried over at most</source>
        <translation>最多结转</translation>
    </message>
    <message>
        <source>Pass mark of 100</source>
        <translation>及格分（百分制）</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>学期名称</translation>
    </message>
    <message>
        <source>with 、 between</source>
        <translation>用顿号隔开</translation>
    </message>
    <message>
        <source>Fails that mean leaving</source>
        <translation>不合格几次退出</translation>
    </message>
    <message>
        <source>Fails are counted</source>
        <translation>不合格计次</translation>
    </message>
    <message>
        <source>in all</source>
        <translation>累计</translation>
    </message>
    <message>
        <source>in a row</source>
        <translation>连续</translation>
    </message>
    <message>
        <source>Absence</source>
        <translation>缺考</translation>
    </message>
    <message>
        <source>is a fail</source>
        <translation>按不合格</translation>
    </message>
    <message>
        <source>is not counted</source>
        <translation>不计</translation>
    </message>
    <message>
        <source>A resit that is passed</source>
        <translation>补考合格</translation>
    </message>
    <message>
        <source>leaves the fail</source>
        <translation>不抵销</translation>
    </message>
    <message>
        <source>cancels the fail</source>
        <translation>抵销不合格</translation>
    </message>
    <message>
        <source>A failed resit is one more fail</source>
        <translation>补考不合格另计一次</translation>
    </message>
    <message>
        <source>A resit earns credits</source>
        <translation>补考计学分</translation>
    </message>
    <message>
        <source>Line: part of the mean</source>
        <translation>学分线占平均分</translation>
    </message>
    <message>
        <source>Mean of how many highest</source>
        <translation>取最高几人平均</translation>
    </message>
    <message>
        <source>With fewer people</source>
        <translation>人数不足时</translation>
    </message>
    <message>
        <source>mean of all there are</source>
        <translation>按现有人数平均</translation>
    </message>
    <message>
        <source>no line</source>
        <translation>不划线</translation>
    </message>
    <message>
        <source>Ties at the last place</source>
        <translation>末位并列</translation>
    </message>
    <message>
        <source>exactly so many are taken</source>
        <translation>只取规定人数</translation>
    </message>
    <message>
        <source>all tied are taken</source>
        <translation>并列的都计入</translation>
    </message>
    <message>
        <source>Who joined during the year</source>
        <translation>年中入库人员</translation>
    </message>
    <message>
        <source>line by the months</source>
        <translation>按月数折算</translation>
    </message>
    <message>
        <source>is not measured</source>
        <translation>不考核</translation>
    </message>
    <message>
        <source>as everybody</source>
        <translation>与其他人相同</translation>
    </message>
    <message>
        <source>Exempted people in the mean</source>
        <translation>免考人员计入平均</translation>
    </message>
    <message>
        <source>A total below zero</source>
        <translation>总分为负</translation>
    </message>
    <message>
        <source>counts as zero</source>
        <translation>按零分计</translation>
    </message>
    <message>
        <source>The line holds for</source>
        <translation>学分线范围</translation>
    </message>
    <message>
        <source>the whole district</source>
        <translation>全区一条线</translation>
    </message>
    <message>
        <source>each stage</source>
        <translation>各学段分别</translation>
    </message>
    <message>
        <source>The line is</source>
        <translation>学分线取值</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>取精确值</translation>
    </message>
    <message>
        <source>rounded to one decimal</source>
        <translation>四舍五入到一位小数</translation>
    </message>
    <message>
        <source>Warned within, above the line</source>
        <translation>高出线多少以内提醒</translation>
    </message>
    <message>
        <source>Satisfaction at least</source>
        <translation>满意度不低于</translation>
    </message>
    <message>
        <source>Counted as satisfied</source>
        <translation>计为满意的票</translation>
    </message>
    <message>
        <source>satisfied alone</source>
        <translation>只计满意</translation>
    </message>
    <message>
        <source>and basically satisfied</source>
        <translation>满意和基本满意</translation>
    </message>
    <message>
        <source>Of which number</source>
        <translation>分母</translation>
    </message>
    <message>
        <source>valid ballots</source>
        <translation>有效票</translation>
    </message>
    <message>
        <source>people present</source>
        <translation>实到人数</translation>
    </message>
    <message>
        <source>Least turnout</source>
        <translation>最低参与率</translation>
    </message>
    <message>
        <source>returned of due</source>
        <translation>收回÷应到</translation>
    </message>
    <message>
        <source>Warned within, above it</source>
        <translation>高出多少以内提醒</translation>
    </message>
    <message>
        <source>Last part of a stage</source>
        <translation>同学段后几分之几</translation>
    </message>
    <message>
        <source>1/3 may be typed</source>
        <translation>可填 1/3</translation>
    </message>
    <message>
        <source>A number that does not divide</source>
        <translation>不能整除时</translation>
    </message>
    <message>
        <source>rounded down</source>
        <translation>舍去</translation>
    </message>
    <message>
        <source>rounded up</source>
        <translation>进一</translation>
    </message>
    <message>
        <source>Times in succession</source>
        <translation>连续几次</translation>
    </message>
    <message>
        <source>A changed post begins anew</source>
        <translation>变动岗位后重新计次</translation>
    </message>
    <message>
        <source>Years in the pool</source>
        <translation>在库年限</translation>
    </message>
    <message>
        <source>0: no end</source>
        <translation>0：不限</translation>
    </message>
    <message>
        <source>Reminder, months before</source>
        <translation>期满前几个月提醒</translation>
    </message>
    <message>
        <source>Age limits</source>
        <translation>年龄上限</translation>
    </message>
    <message>
        <source>a tier and a number of years; empty: none</source>
        <translation>如“正职后备 45、副职后备 40”；空：不设</translation>
    </message>
    <message>
        <source>Reminder of age, months before</source>
        <translation>到龄前几个月提醒</translation>
    </message>
    <message>
        <source>Assessed every so many years</source>
        <translation>几年认定一次</translation>
    </message>
    <message>
        <source>Valid for years</source>
        <translation>有效期（年）</translation>
    </message>
    <message>
        <source>0: without end</source>
        <translation>0：长期</translation>
    </message>
    <message>
        <source>Hours of qualification</source>
        <translation>任职资格学时</translation>
    </message>
    <message>
        <source>Hours in office</source>
        <translation>在职提高学时</translation>
    </message>
    <message>
        <source>Within years</source>
        <translation>几年内</translation>
    </message>
    <message>
        <source>Reminder before it ends, months</source>
        <translation>到期前几个月提醒</translation>
    </message>
    <message>
        <source>Register number</source>
        <translation>证书编号</translation>
    </message>
    <message>
        <source>{year} and {n:04}</source>
        <translation>{year} 年份，{n:04} 顺序号</translation>
    </message>
    <message>
        <source>Books a year</source>
        <translation>每年精读（本）</translation>
    </message>
    <message>
        <source>of them on education</source>
        <translation>其中教育专著（本）</translation>
    </message>
    <message>
        <source>Management analyses a year</source>
        <translation>每年管理剖析（篇）</translation>
    </message>
    <message>
        <source>Due on working day</source>
        <translation>第几个工作日内报送</translation>
    </message>
    <message>
        <source>counted from the day after</source>
        <translation>从次日起算</translation>
    </message>
    <message>
        <source>Due after years in one school</source>
        <translation>同校满几年应交流</translation>
    </message>
    <message>
        <source>Deferred to at most</source>
        <translation>最长延至（年）</translation>
    </message>
    <message>
        <source>Exchange of at least years</source>
        <translation>交流至少（年）</translation>
    </message>
    <message>
        <source>and at most</source>
        <translation>至多（年）</translation>
    </message>
    <message>
        <source>Hours of a day off work</source>
        <translation>脱产一天学时</translation>
    </message>
    <message>
        <source>Hours of half a day</source>
        <translation>半天学时</translation>
    </message>
    <message>
        <source>in force from %1</source>
        <translation>%1 起用</translation>
    </message>
    <message>
        <source>Basis: %1</source>
        <translation>依据：%1</translation>
    </message>
    <message>
        <source>Against “%1”, in force from %2: %3 differences.</source>
        <translation>与“%1”（%2 起用）比较：%3 处不同。</translation>
    </message>
    <message>
        <source>; at most %1 a year</source>
        <translation>；每年最多 %1</translation>
    </message>
    <message>
        <source>The day from which the rules are in force is needed. Nothing was saved.</source>
        <translation>请填写起用日期。没有保存。</translation>
    </message>
    <message>
        <source>“%1”: “%2” cannot be read. Nothing was saved.</source>
        <translation>“%1”：“%2”读不懂。没有保存。</translation>
    </message>
</context>
</TS>
