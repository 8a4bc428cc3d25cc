<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>PoolMeetingsPage</name>
    <message>
        <source>New meeting… (&amp;N)</source>
        <translation>新会议(&amp;N)</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未办结</translation>
    </message>
    <message>
        <source>No meeting yet. A meeting decides who enters the pool: everybody of an accepted report without an open question stands before it.</source>
        <translation>还没有会议。谁入库由会议决定：报告已接受、没有待处理冲突的人，都提交会议。</translation>
    </message>
    <message>
        <source>New meeting</source>
        <translation>新会议</translation>
    </message>
    <message>
        <source>The meeting</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>Number of the meeting</source>
        <translation>会议编号</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Manner of voting</source>
        <translation>表决方式</translation>
    </message>
    <message>
        <source>orally</source>
        <translation>口头</translation>
    </message>
    <message>
        <source>by show of hands</source>
        <translation>举手</translation>
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
        <source>Sitting in (names with 、 between)</source>
        <translation>列席（姓名之间用、）</translation>
    </message>
    <message>
        <source>Agenda (empty: as usual)</source>
        <translation>议题（不填即按惯例）</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Add a member</source>
        <translation>添加成员</translation>
    </message>
    <message>
        <source>Change, absent…</source>
        <translation>修改、请假…</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>去掉</translation>
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
        <source>Who stands before the meeting</source>
        <translation>提交会议的人选</translation>
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
        <source>Is to</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>leave</source>
        <translation>出库</translation>
    </message>
    <message>
        <source>enter</source>
        <translation>入库</translation>
    </message>
    <message>
        <source>Vote</source>
        <translation>表决</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>To be known</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Vote singly… (&amp;V)</source>
        <translation>单独表决…(&amp;V)</translation>
    </message>
    <message>
        <source>With the others again</source>
        <translation>改为一并表决</translation>
    </message>
    <message>
        <source>Choose the people…</source>
        <translation>增减人选…</translation>
    </message>
    <message>
        <source>Conclusion (empty: as voted)</source>
        <translation>会议决定（不填即按表决结果）</translation>
    </message>
    <message>
        <source>Close the meeting… (&amp;C)</source>
        <translation>办结…(&amp;C)</translation>
    </message>
    <message>
        <source>Delete the meeting…</source>
        <translation>删除会议…</translation>
    </message>
    <message>
        <source>Number of the list (文号)</source>
        <translation>名单文号</translation>
    </message>
    <message>
        <source>Day of the list</source>
        <translation>印发日期</translation>
    </message>
    <message>
        <source>Minutes…</source>
        <translation>会议记录…</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>会议记录</translation>
    </message>
    <message>
        <source>List…</source>
        <translation>名单…</translation>
    </message>
    <message>
        <source>List</source>
        <translation>名单</translation>
    </message>
    <message>
        <source>Replies to all schools…</source>
        <translation>各校批复…</translation>
    </message>
    <message>
        <source>%1 meetings, %2 open</source>
        <translation>%1次会议，%2次未办结</translation>
    </message>
    <message>
        <source>Reading the meeting</source>
        <translation>正在读取会议</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>会议情况</translation>
    </message>
    <message>
        <source>People and votes</source>
        <translation>人选与表决</translation>
    </message>
    <message>
        <source>Decision and papers</source>
        <translation>决定与文件</translation>
    </message>
    <message>
        <source>One vote on %1 people together; %2 voted on singly</source>
        <translation>一并表决%1人，单独表决%2人</translation>
    </message>
    <message>
        <source>%1 members vote; %2 in favour carry it (of %3 due).</source>
        <translation>参加表决%1人；应到%3人，%2票以上同意为通过。</translation>
    </message>
    <message>
        <source> %1 votes are counted, %2 expected.</source>
        <translation>已记%1票，应为%2票。</translation>
    </message>
    <message>
        <source>%1 people: %2</source>
        <translation>共%1人：%2</translation>
    </message>
    <message>
        <source>not voted yet</source>
        <translation>尚未表决</translation>
    </message>
    <message>
        <source>not voted</source>
        <translation>未表决</translation>
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
        <translation>未达人数</translation>
    </message>
    <message>
        <source>sums differ</source>
        <translation>票数不符</translation>
    </message>
    <message>
        <source>with the others</source>
        <translation>一并表决</translation>
    </message>
    <message>
        <source>agree %1, disagree %2, defer %3</source>
        <translation>同意%1 不同意%2 缓议%3</translation>
    </message>
    <message>
        <source>stepped out: %1</source>
        <translation>已回避：%1</translation>
    </message>
    <message>
        <source>must step out: %1</source>
        <translation>须回避：%1</translation>
    </message>
    <message>
        <source>Opening a meeting</source>
        <translation>正在准备会议</translation>
    </message>
    <message>
        <source>Reading the people</source>
        <translation>正在读取人员</translation>
    </message>
    <message>
        <source>Close the meeting?</source>
        <translation>办结这次会议？</translation>
    </message>
    <message>
        <source>%1. The decisions stand from now on and are told to the schools by their receipts; the record can no longer be changed. Another meeting may decide otherwise.</source>
        <translation>%1。决定从此生效，并由回执告知各校；会议记录不能再改。需要变更时，另开会议作出决定。</translation>
    </message>
    <message>
        <source>Close the meeting</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Closing the meeting</source>
        <translation>正在办结</translation>
    </message>
    <message>
        <source>The schools are told by their receipts. Give the list its number, then print it.</source>
        <translation>将由回执告知各校。请给名单编上文号，再印发。</translation>
    </message>
    <message>
        <source>Decided.</source>
        <translation>已办结。</translation>
    </message>
    <message>
        <source>Delete the meeting?</source>
        <translation>删除这次会议？</translation>
    </message>
    <message>
        <source>It has decided nothing; its record and votes are gone for good.</source>
        <translation>这次会议没有作出决定；删除后，记录和票数不再保留。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>PDF (*.pdf);;Word (*.docx)</source>
        <translation>PDF (*.pdf);;Word (*.docx)</translation>
    </message>
    <message>
        <source>Choose a folder for the replies</source>
        <translation>选择存放批复的文件夹</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
</context>
</TS>
