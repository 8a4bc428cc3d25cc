<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ExaminationPanel</name>
    <message>
        <source>The party organisation examines the result of the inspection and votes person by person.</source>
        <translation>党组织听取考察情况汇报，逐人表决审定。</translation>
    </message>
</context>
<context>
    <name>ItemRow</name>
    <message>
        <source>agree</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>disagree</source>
        <translation>不同意</translation>
    </message>
    <message>
        <source>defer</source>
        <translation>缓议</translation>
    </message>
    <message>
        <source>Stepped out, statements</source>
        <translation>回避与发言</translation>
    </message>
    <message>
        <source>carried</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>not carried</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>deferred</source>
        <translation>缓议</translation>
    </message>
    <message>
        <source>no quorum</source>
        <translation>人数不足</translation>
    </message>
    <message>
        <source>sums differ</source>
        <translation>合计不符</translation>
    </message>
    <message>
        <source>not voted</source>
        <translation>未表决</translation>
    </message>
    <message>
        <source>%1 vote; %2 counted; %3 needed.</source>
        <translation>参加表决 %1 人，已计 %2 票，须 %3 票。</translation>
    </message>
    <message>
        <source>The sum must be %1: %2 too many.</source>
        <translation>合计应为 %1，多出 %2。</translation>
    </message>
    <message>
        <source>The sum must be %1: %2 missing.</source>
        <translation>合计应为 %1，还差 %2。</translation>
    </message>
    <message>
        <source>Stepped out: %1.</source>
        <translation>回避：%1。</translation>
    </message>
    <message>
        <source>%1 statements.</source>
        <translation>发言 %1 人。</translation>
    </message>
</context>
<context>
    <name>MeetingPanel</name>
    <message>
        <source>Number of the meeting</source>
        <translation>会议名称或届次</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Manner of voting</source>
        <translation>表决方式</translation>
    </message>
    <message>
        <source>orally</source>
        <translation>口头表决</translation>
    </message>
    <message>
        <source>by show of hands</source>
        <translation>举手表决</translation>
    </message>
    <message>
        <source>by secret ballot</source>
        <translation>无记名投票</translation>
    </message>
    <message>
        <source>Chair</source>
        <translation>主持人</translation>
    </message>
    <message>
        <source>Recorder</source>
        <translation>记录人</translation>
    </message>
    <message>
        <source>Sitting in</source>
        <translation>列席人员</translation>
    </message>
    <message>
        <source>Several names with 、 between</source>
        <translation>多人之间用顿号隔开</translation>
    </message>
    <message>
        <source>Agenda</source>
        <translation>议题</translation>
    </message>
    <message>
        <source>The meeting</source>
        <translation>会议情况</translation>
    </message>
    <message>
        <source>Members due</source>
        <translation>应到会人员</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>There</source>
        <translation>到会</translation>
    </message>
    <message>
        <source>present</source>
        <translation>出席</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>缺席</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Take from the staff (&amp;L)</source>
        <translation>带出应到会人员(&amp;L)</translation>
    </message>
    <message>
        <source>Add a member</source>
        <translation>增加人员</translation>
    </message>
    <message>
        <source>Present / absent (Space)</source>
        <translation>出席／缺席（空格）</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>移出</translation>
    </message>
    <message>
        <source>The vote on every person</source>
        <translation>逐人表决</translation>
    </message>
    <message>
        <source>Conclusion</source>
        <translation>会议结论</translation>
    </message>
    <message>
        <source>Nobody is due yet. Take the members from the staff, or add them.</source>
        <translation>还没有应到会人员。可按职务带出，也可逐个增加。</translation>
    </message>
    <message>
        <source>due %1, present %2; the quorum is %3 (%4 members).</source>
        <translation>应到 %1 人，实到 %2 人；须%3的成员到会，即 %4 人。</translation>
    </message>
    <message>
        <source>Quorum reached:</source>
        <translation>达到法定人数：</translation>
    </message>
    <message>
        <source>No quorum, no vote:</source>
        <translation>不足法定人数，不能表决：</translation>
    </message>
    <message>
        <source>of the %1 members due</source>
        <translation>应到会成员（%1 人）</translation>
    </message>
    <message>
        <source>of the %1 present</source>
        <translation>实到成员（%1 人）</translation>
    </message>
    <message>
        <source>Carried by %1 %2: at least %3 in favour.</source>
        <translation>通过须%2%1同意，即至少 %3 票。</translation>
    </message>
    <message>
        <source>Due %1, present %2. Voted on %3 of %4; %5 carried.</source>
        <translation>应到 %1 人，实到 %2 人。%4 人中已表决 %3 人，通过 %5 人。</translation>
    </message>
    <message>
        <source>Record the vote (&amp;V)</source>
        <translation>登记表决(&amp;V)</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>出席</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>缺席</translation>
    </message>
    <message>
        <source>The meeting votes on every person one by one. Begin with the members who are due.</source>
        <translation>会议逐人表决。先列出应到会人员。</translation>
    </message>
    <message>
        <source>more than half</source>
        <translation>过半数</translation>
    </message>
    <message>
        <source>more than %1</source>
        <translation>超过 %1</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>不少于 %1</translation>
    </message>
    <message>
        <source>reason missing</source>
        <translation>未写原因</translation>
    </message>
    <message>
        <source>%1 is absent</source>
        <translation>%1缺席</translation>
    </message>
    <message>
        <source>Why? The reason stands in the minutes.</source>
        <translation>缺席原因会写入会议记录。</translation>
    </message>
    <message>
        <source>Rests on: %1</source>
        <translation>依据：%1</translation>
    </message>
</context>
<context>
    <name>MemberSheet</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Typed by hand for somebody from outside</source>
        <translation>校外人员可直接输入</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>present</source>
        <translation>出席</translation>
    </message>
    <message>
        <source>Reason of absence</source>
        <translation>缺席原因</translation>
    </message>
    <message>
        <source>Add a member</source>
        <translation>增加人员</translation>
    </message>
    <message>
        <source>Add (Ctrl+Return)</source>
        <translation>增加(Ctrl+回车)</translation>
    </message>
    <message>
        <source>Save (Ctrl+Return)</source>
        <translation>保存(Ctrl+回车)</translation>
    </message>
</context>
<context>
    <name>StatementSheet</name>
    <message>
        <source>On %1: stepped out, statements</source>
        <translation>%1：回避与发言</translation>
    </message>
    <message>
        <source>Save (Ctrl+Return)</source>
        <translation>保存(Ctrl+回车)</translation>
    </message>
    <message>
        <source>%1 has stepped out</source>
        <translation>%1 回避</translation>
    </message>
    <message>
        <source>What %1 said</source>
        <translation>%1的发言</translation>
    </message>
    <message>
        <source>What was said; dissent word for word</source>
        <translation>发言要点；不同意见照原话记录</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>人员</translation>
    </message>
</context>
</TS>
