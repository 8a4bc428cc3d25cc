<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>TalkSheet</name>
    <message>
        <source>Save the talk</source>
        <translation>保存谈话</translation>
    </message>
    <message>
        <source>Who spoke</source>
        <translation>谈话对象</translation>
    </message>
    <message>
        <source>Class of speaker</source>
        <translation>谈话对象类别</translation>
    </message>
    <message>
        <source>leader, middle manager, teacher …</source>
        <translation>班子成员、中层干部、教职工……</translation>
    </message>
    <message>
        <source>Relation to the candidate</source>
        <translation>与考察对象的关系</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Interviewers</source>
        <translation>谈话人</translation>
    </message>
    <message>
        <source>Recorder</source>
        <translation>记录人</translation>
    </message>
    <message>
        <source>Opinion</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Affirmed</source>
        <translation>肯定的方面</translation>
    </message>
    <message>
        <source>Key words with commas between them.</source>
        <translation>写关键词，用顿号隔开。</translation>
    </message>
    <message>
        <source>Shortcomings</source>
        <translation>不足</translation>
    </message>
    <message>
        <source>Topics and notes</source>
        <translation>谈话记录</translation>
    </message>
    <message>
        <source>Add a topic</source>
        <translation>增加一个话题</translation>
    </message>
    <message>
        <source>Topic %1</source>
        <translation>第 %1 个话题</translation>
    </message>
    <message>
        <source>Topic: politics, work, style, integrity …</source>
        <translation>话题：政治、实绩、作风、能力、廉洁……</translation>
    </message>
    <message>
        <source>Notes on topic %1</source>
        <translation>第 %1 个话题的记录</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>记录</translation>
    </message>
</context>
<context>
    <name>TalksPanel</name>
    <message>
        <source>Confidential</source>
        <translation>保密</translation>
    </message>
    <message>
        <source>Only the team and those who decide may read the talks. Reports and packages hold counts only.</source>
        <translation>谈话内容只供考察组和决定的人阅看。考察材料和上报的数据只有统计数。</translation>
    </message>
    <message>
        <source>Talks by candidate</source>
        <translation>谈话情况</translation>
    </message>
    <message>
        <source>Talks</source>
        <translation>谈话</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>面谈</translation>
    </message>
    <message>
        <source>Opinions by class of speaker</source>
        <translation>各类谈话对象的意见</translation>
    </message>
    <message>
        <source>Talks about this candidate</source>
        <translation>关于该考察对象的谈话</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Who spoke</source>
        <translation>谈话对象</translation>
    </message>
    <message>
        <source>Class of speaker</source>
        <translation>谈话对象类别</translation>
    </message>
    <message>
        <source>Opinion</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Enter a talk…</source>
        <translation>登记谈话…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Take out…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Interview with the candidate</source>
        <translation>与考察对象面谈</translation>
    </message>
    <message>
        <source>Held on</source>
        <translation>面谈日期</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Interviewers</source>
        <translation>谈话人</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Interviews %1 of %2</source>
        <translation>面谈 %1／%2</translation>
    </message>
    <message>
        <source>Talks about %1</source>
        <translation>关于 %1 的谈话</translation>
    </message>
    <message>
        <source>%1 talks</source>
        <translation>%1 人次</translation>
    </message>
    <message>
        <source>Interview with %1</source>
        <translation>与 %1 面谈</translation>
    </message>
    <message>
        <source>Affirmed:</source>
        <translation>肯定：</translation>
    </message>
    <message>
        <source>Shortcomings:</source>
        <translation>不足：</translation>
    </message>
    <message>
        <source>Talk about every candidate with people who know the work, then with the candidate: %1 of %2.</source>
        <translation>向知情人了解每位考察对象，再与本人面谈。已谈到 %1／%2 人。</translation>
    </message>
    <message>
        <source>Inspectors</source>
        <translation>考察组</translation>
    </message>
    <message>
        <source>Talk about %1</source>
        <translation>关于 %1 的谈话</translation>
    </message>
    <message>
        <source>Take the talk out</source>
        <translation>删除谈话</translation>
    </message>
    <message>
        <source>The talk with %1 is deleted. It cannot be brought back.</source>
        <translation>将删除与“%1”的谈话，删除后不能恢复。</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>agree</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>disagree</source>
        <translation>不同意</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
</context>
</TS>
