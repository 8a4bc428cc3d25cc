<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CandidatesSheet</name>
    <message>
        <source>Who stands before the meeting</source>
        <translation>提交会议的人选</translation>
    </message>
    <message>
        <source>These people</source>
        <translation>提交这些人</translation>
    </message>
    <message>
        <source>Which people</source>
        <translation>显示哪些人</translation>
    </message>
    <message>
        <source>May enter</source>
        <translation>可以提交的</translation>
    </message>
    <message>
        <source>In the pool: may leave</source>
        <translation>已在库（可提请出库）</translation>
    </message>
    <message>
        <source>Cannot be decided on now</source>
        <translation>现在不能提交的</translation>
    </message>
    <message>
        <source>Tick all in sight</source>
        <translation>全部勾选</translation>
    </message>
    <message>
        <source>Tick none in sight</source>
        <translation>全部不选</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Stands</source>
        <translation>提交</translation>
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
        <source>Post</source>
        <translation>现任职务</translation>
    </message>
    <message>
        <source>Last decided</source>
        <translation>已有决定</translation>
    </message>
    <message>
        <source>To be known</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Why they leave the pool</source>
        <translation>出库原因</translation>
    </message>
    <message>
        <source>%1 are to enter, %2 to leave.</source>
        <translation>入库%1人，出库%2人。</translation>
    </message>
    <message>
        <source>Write down why they leave the pool.</source>
        <translation>请写明出库原因。</translation>
    </message>
</context>
<context>
    <name>MemberSheet</name>
    <message>
        <source>Add a member</source>
        <translation>添加成员</translation>
    </message>
    <message>
        <source>Add (Ctrl+Return)</source>
        <translation>添加（Ctrl+Enter）</translation>
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
        <source>Office</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>present</source>
        <translation>到会</translation>
    </message>
    <message>
        <source>Reason of absence</source>
        <translation>请假原因</translation>
    </message>
    <message>
        <source>Type the member&apos;s name.</source>
        <translation>请填写成员姓名。</translation>
    </message>
    <message>
        <source>Why is the member absent? The reason stands in the minutes.</source>
        <translation>为什么缺席？原因写入会议记录。</translation>
    </message>
</context>
<context>
    <name>VoteSheet</name>
    <message>
        <source>The vote on %1 (%2)</source>
        <translation>对 %1（%2）的表决</translation>
    </message>
    <message>
        <source>Save (Ctrl+Return)</source>
        <translation>保存（Ctrl+Enter）</translation>
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
        <source>defer</source>
        <translation>缓议</translation>
    </message>
    <message>
        <source>%1 must step out: relative or the same person.</source>
        <translation>%1 是近亲属或本人，应当回避。</translation>
    </message>
    <message>
        <source>%1 has stepped out</source>
        <translation>%1 已回避</translation>
    </message>
    <message>
        <source>What %1 said</source>
        <translation>%1 的发言</translation>
    </message>
    <message>
        <source>What was said; dissent word for word</source>
        <translation>发言内容；不同意见请照原话记</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>%1 members vote; %2 votes are counted.</source>
        <translation>参加表决%1人，票数合计%2票，请核对。</translation>
    </message>
</context>
</TS>
