<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>OpinionPage</name>
    <message>
        <source>Votes and ranking</source>
        <translation>测评与排名</translation>
    </message>
    <message>
        <source>Votes of satisfaction</source>
        <translation>满意度测评</translation>
    </message>
    <message>
        <source>Hold a vote with ballots</source>
        <translation>组织无记名投票</translation>
    </message>
    <message>
        <source>Inspection rankings</source>
        <translation>督导排名</translation>
    </message>
    <message>
        <source>Enter a vote… (&amp;N)</source>
        <translation>录入测评结果…(&amp;N)</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>更正…</translation>
    </message>
    <message>
        <source>Void…</source>
        <translation>作废…</translation>
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
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Due/present/back/valid</source>
        <translation>应到/实到/收回/有效</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>Basically</source>
        <translation>基本满意</translation>
    </message>
    <message>
        <source>Not</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>满意率</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>是否达标</translation>
    </message>
    <message>
        <source>Nobody is in training yet. Take people in under “Trainees”; then their votes stand here.</source>
        <translation>还没有学员。请先在“学员”页纳入培养，测评结果随后列在这里。</translation>
    </message>
    <message>
        <source>%1: %2 of %3 voted on</source>
        <translation>%1 年：应测评 %3 人，已测评 %2 人</translation>
    </message>
    <message>
        <source>%1 voted on, of them %2 below the line (leaving is proposed on the page Exits).</source>
        <translation>已测评 %1 人，其中 %2 人低于标准（在“退出”页提出退出建议）。</translation>
    </message>
    <message>
        <source> · from a sealed vote: it can be voided, not corrected by hand</source>
        <translation> · 来自已封票的投票：可以作废，不能手工更正</translation>
    </message>
    <message>
        <source>Void the vote on %1?</source>
        <translation>把 %1 的测评结果作废？</translation>
    </message>
    <message>
        <source>The vote no longer counts; it stays readable with the reason.</source>
        <translation>这次测评不再计入，连同理由留在记录里。</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
</context>
<context>
    <name>SatisfactionSheet</name>
    <message>
        <source>Correct the vote</source>
        <translation>更正测评结果</translation>
    </message>
    <message>
        <source>Enter a vote of satisfaction</source>
        <translation>录入满意度测评结果</translation>
    </message>
    <message>
        <source>Save (Ctrl+Return)</source>
        <translation>保存（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>学员</translation>
    </message>
    <message>
        <source>Day of the vote</source>
        <translation>投票日期</translation>
    </message>
    <message>
        <source>Due (people)</source>
        <translation>应到人数</translation>
    </message>
    <message>
        <source>Present (people)</source>
        <translation>实到人数</translation>
    </message>
    <message>
        <source>Ballots returned</source>
        <translation>收回票数</translation>
    </message>
    <message>
        <source>Ballots valid</source>
        <translation>有效票数</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>Basically satisfied</source>
        <translation>基本满意</translation>
    </message>
    <message>
        <source>Dissatisfied</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>Reason of the correction</source>
        <translation>更正理由</translation>
    </message>
    <message>
        <source>The rate is worked out as soon as every number is there.</source>
        <translation>各项数字填全后自动算出满意率。</translation>
    </message>
    <message>
        <source>satisfied + basically + dissatisfied ≤ valid ≤ returned ≤ due, and present ≤ due.</source>
        <translation>满意＋基本满意＋不满意 ≤ 有效票 ≤ 收回票 ≤ 应到，实到 ≤ 应到。</translation>
    </message>
    <message>
        <source>The numbers cannot be:</source>
        <translation>票数对不上：</translation>
    </message>
    <message>
        <source>A number or the day is missing. Nothing was saved.</source>
        <translation>还缺数字或日期。什么也没有保存。</translation>
    </message>
    <message>
        <source>The day of the vote has not come yet. Nothing was saved.</source>
        <translation>投票日期还没有到。什么也没有保存。</translation>
    </message>
    <message>
        <source>A correction needs its reason. Nothing was saved.</source>
        <translation>更正要写明理由。什么也没有保存。</translation>
    </message>
</context>
<context>
    <name>opinion</name>
    <message>
        <source>no vote yet</source>
        <translation>尚未测评</translation>
    </message>
    <message>
        <source>an earlier vote</source>
        <translation>较早的一次</translation>
    </message>
    <message>
        <source>reached</source>
        <translation>达标</translation>
    </message>
    <message>
        <source>near the line</source>
        <translation>接近标准</translation>
    </message>
    <message>
        <source>below the line</source>
        <translation>低于标准</translation>
    </message>
    <message>
        <source>decides nothing</source>
        <translation>不能认定</translation>
    </message>
</context>
</TS>
