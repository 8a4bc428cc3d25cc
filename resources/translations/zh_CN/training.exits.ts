<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ExitVoteSheet</name>
    <message>
        <source>The vote on %1</source>
        <translation>表决：%1</translation>
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
        <source>%1 must step out and does not vote.</source>
        <translation>%1 应当回避，不参加表决。</translation>
    </message>
    <message>
        <source>Remark (stands on the table)</source>
        <translation>备注（印在审议表上）</translation>
    </message>
    <message>
        <source>%1 members vote; %2 votes are counted.</source>
        <translation>参加表决 %1 人，计得 %2 票。</translation>
    </message>
</context>
<context>
    <name>ExitsPage</name>
    <message>
        <source>Exits</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Leaving the pool</source>
        <translation>退出后备干部库</translation>
    </message>
    <message>
        <source>Which findings</source>
        <translation>显示哪些</translation>
    </message>
    <message>
        <source>To leave and warnings</source>
        <translation>应退出和提醒</translation>
    </message>
    <message>
        <source>To leave</source>
        <translation>应退出</translation>
    </message>
    <message>
        <source>Cannot tell: data missing</source>
        <translation>数据不足</translation>
    </message>
    <message>
        <source>All findings</source>
        <translation>全部核算结果</translation>
    </message>
    <message>
        <source>Propose those chosen (&amp;P)</source>
        <translation>对选中的提出退出建议(&amp;P)</translation>
    </message>
    <message>
        <source>Another reason…</source>
        <translation>其他原因…</translation>
    </message>
    <message>
        <source>Who is at risk of what</source>
        <translation>谁有什么风险</translation>
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
        <source>Rule</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>计算过程</translation>
    </message>
    <message>
        <source>Nobody is near a line. What rules say is worked out from credits, exams, votes, rankings, terms and assessments as soon as they are entered.</source>
        <translation>没有人接近标准线。学分、考试、测评、排名、任期和考核一经录入，程序就会核算。</translation>
    </message>
    <message>
        <source>What was decided</source>
        <translation>已作的决定</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Notice of leaving…</source>
        <translation>退出通知…</translation>
    </message>
    <message>
        <source>Table of the decision</source>
        <translation>审议表（含决定）</translation>
    </message>
    <message>
        <source>No meeting has decided on leaving yet.</source>
        <translation>还没有会议决定过退出。</translation>
    </message>
    <message>
        <source>%1 in the pool, %2 findings to leave, %3 warnings</source>
        <translation>在库 %1 人，应退出 %2 项，提醒 %3 项</translation>
    </message>
    <message>
        <source>Working out the rules</source>
        <translation>正在核算</translation>
    </message>
    <message>
        <source>The program proposes and shows its working; only the recorded decision of a meeting lets anyone leave.</source>
        <translation>程序只核算并说明过程；任何人都要经会议决定并记录，才退出后备干部库。</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>风险提示</translation>
    </message>
    <message>
        <source>Meeting (%1)</source>
        <translation>会议（%1）</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>已决定</translation>
    </message>
</context>
<context>
    <name>MeetingView</name>
    <message>
        <source>Proposals before the meeting</source>
        <translation>提交会议的退出建议</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>计算过程</translation>
    </message>
    <message>
        <source>Votes</source>
        <translation>票数</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Vote… (&amp;V)</source>
        <translation>表决…(&amp;V)</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>撤回…</translation>
    </message>
    <message>
        <source>Table for the meeting</source>
        <translation>退出审议表</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>Number of the meeting</source>
        <translation>会议编号</translation>
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
        <source>Chair</source>
        <translation>主持人</translation>
    </message>
    <message>
        <source>Recorder</source>
        <translation>记录人</translation>
    </message>
    <message>
        <source>Leaving from</source>
        <translation>退出日期</translation>
    </message>
    <message>
        <source>Add a member</source>
        <translation>添加成员</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>去掉</translation>
    </message>
    <message>
        <source>Record the decision (&amp;D)</source>
        <translation>记录会议决定(&amp;D)</translation>
    </message>
    <message>
        <source>No proposal waits. Choose findings under “At risk” and propose them, or enter another reason.</source>
        <translation>没有待议的退出建议。请在“风险提示”里选中后提出，或登记其他原因。</translation>
    </message>
    <message>
        <source>not voted</source>
        <translation>未表决</translation>
    </message>
    <message>
        <source>%1 : %2 : %3</source>
        <translation>%1 : %2 : %3</translation>
    </message>
    <message>
        <source>That member is due already.</source>
        <translation>这位成员已在应到名单里。</translation>
    </message>
    <message>
        <source>Withdraw the proposal?</source>
        <translation>撤回这条退出建议？</translation>
    </message>
    <message>
        <source>%1 stays in the pool; the proposal stays in the records.</source>
        <translation>%1 仍在库，这条建议留在记录里。</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>%1 leave, %2 stay. The notices can be printed here.</source>
        <translation>%1 人退出，%2 人继续培养。退出通知可在这里打印。</translation>
    </message>
    <message>
        <source>Decided.</source>
        <translation>已记录。</translation>
    </message>
</context>
<context>
    <name>NoticeSheet</name>
    <message>
        <source>Notice of leaving: %1</source>
        <translation>退出通知：%1</translation>
    </message>
    <message>
        <source>Show the notice</source>
        <translation>查看通知</translation>
    </message>
    <message>
        <source>Number of the notice (文号), may be empty</source>
        <translation>文号（可不填）</translation>
    </message>
</context>
<context>
    <name>ReasonSheet</name>
    <message>
        <source>Propose for another reason</source>
        <translation>因其他原因提出退出</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>提出</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>What it rests on (paper, number, day)</source>
        <translation>依据（文件、编号、日期）</translation>
    </message>
    <message>
        <source>Choose the person and the reason.</source>
        <translation>请选择人员和原因。</translation>
    </message>
</context>
</TS>
