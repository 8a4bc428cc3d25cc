<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>BallotReviewScreen</name>
    <message>
        <source>Leave (all is saved)</source>
        <translation>离开（已全部保存）</translation>
    </message>
    <message>
        <source>The name written in</source>
        <translation>另选他人的姓名</translation>
    </message>
    <message>
        <source>The name as written; Enter stores it, empty means nothing is written</source>
        <translation>照票面输入姓名，按 Enter 保存；没有写字则留空</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>请认定</translation>
    </message>
    <message>
        <source>Still to decide</source>
        <translation>还需认定</translation>
    </message>
    <message>
        <source>Spot check</source>
        <translation>抽查</translation>
    </message>
    <message>
        <source>Review of scanned ballots</source>
        <translation>扫描选票复核</translation>
    </message>
    <message>
        <source>A candidate or relative does not review.</source>
        <translation>候选人及其亲属不得参加复核。</translation>
    </message>
    <message>
        <source>At the desk: %1</source>
        <translation>当前操作人：%1</translation>
    </message>
    <message>
        <source>Another person goes on</source>
        <translation>请换一个人继续</translation>
    </message>
    <message>
        <source>Another person sits down</source>
        <translation>换人登录</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>You have answered everything. %1 answers of another person are still wanted.</source>
        <translation>您这一遍已全部答完，还有 %1 处需要另一人确认。</translation>
    </message>
    <message>
        <source>Every doubt is settled</source>
        <translation>疑问已全部认定</translation>
    </message>
    <message>
        <source>Two people agree on every row. A spot check shows how far the other rows can be trusted.</source>
        <translation>每一处都已由两人一致认定。抽查可以说明其余各行的可信程度。</translation>
    </message>
    <message>
        <source>Back to the scans</source>
        <translation>返回机读计票</translation>
    </message>
    <message>
        <source>Two people differed here; both look again.</source>
        <translation>此处两人的答案不同，请两人各自再看。</translation>
    </message>
    <message>
        <source>Again:</source>
        <translation>再看一次：</translation>
    </message>
    <message>
        <source>Enter: %1</source>
        <translation>Enter：%1</translation>
    </message>
    <message>
        <source>drawn by lot</source>
        <translation>随机抽取</translation>
    </message>
    <message>
        <source>Shown: %1 (F)</source>
        <translation>正在看：%1（F 切换）</translation>
    </message>
    <message>
        <source>number of the page</source>
        <translation>页码</translation>
    </message>
    <message>
        <source>in order, read on</source>
        <translation>没有问题，按所读计</translation>
    </message>
    <message>
        <source>no ballot, or scanned again</source>
        <translation>不是选票，或已重扫</translation>
    </message>
    <message>
        <source>type it from the picture</source>
        <translation>照画面录入</translation>
    </message>
    <message>
        <source>all empty pages: no ballot</source>
        <translation>所有空白页都不是选票</translation>
    </message>
    <message>
        <source>invalid ballot</source>
        <translation>无效票</translation>
    </message>
    <message>
        <source>store the name, or nothing</source>
        <translation>保存姓名，留空为未写</translation>
    </message>
    <message>
        <source>no mark</source>
        <translation>未划（弃权）</translation>
    </message>
    <message>
        <source>back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>whole page</source>
        <translation>看整页</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Why is it invalid?</source>
        <translation>为什么无效？</translation>
    </message>
    <message>
        <source>Whose ballot is it?</source>
        <translation>这是哪个群体的票？</translation>
    </message>
    <message>
        <source>Which page is it?</source>
        <translation>这是第几页？</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Nothing is proposed here: choose with the digits.</source>
        <translation>这里没有建议答案，请按数字选择。</translation>
    </message>
    <message>
        <source>There is no column %1</source>
        <translation>没有第 %1 栏</translation>
    </message>
    <message>
        <source>Choose with the digits; Backspace goes back.</source>
        <translation>请按数字选择；退格键返回。</translation>
    </message>
    <message>
        <source>You and the other person differ; both are asked again.</source>
        <translation>与另一人的答案不同，两人都将再看一次。</translation>
    </message>
    <message>
        <source>This is the first one of this sitting.</source>
        <translation>这是本次的第一处。</translation>
    </message>
    <message>
        <source>Draw %1 rows</source>
        <translation>抽查 %1 行</translation>
    </message>
    <message>
        <source>Draw %1 rows and %2 sheets of paper</source>
        <translation>抽查 %1 行和 %2 张纸票</translation>
    </message>
    <message>
        <source>when all agree: errors under %1 % (95 % sure)</source>
        <translation>全部一致时：差错率低于 %1%（把握 95%）</translation>
    </message>
    <message>
        <source>How many are looked at?</source>
        <translation>抽查多少？</translation>
    </message>
    <message>
        <source>Rows that nobody was asked about are drawn by lot. You say what you see, without seeing what the machine read.</source>
        <translation>从没有疑问的行中随机抽取。请照画面回答，答前看不到机器读出的结果。</translation>
    </message>
    <message>
        <source>A sheet of paper</source>
        <translation>一张纸票</translation>
    </message>
    <message>
        <source>Take %1 of %2 from the stack and type it.</source>
        <translation>请从%2的票中取出%1，照纸票录入。</translation>
    </message>
    <message>
        <source>What is marked here?</source>
        <translation>这里划的是哪一栏？</translation>
    </message>
    <message>
        <source>Say what you see: choose with the digits.</source>
        <translation>请照画面回答：按数字选择。</translation>
    </message>
    <message>
        <source>The machine read something else; two people are asked about it.</source>
        <translation>与机器读出的不同，已交两人认定。</translation>
    </message>
    <message>
        <source>No count is open</source>
        <translation>没有打开的计票</translation>
    </message>
    <message>
        <source>Open the evaluation step of a round and scan the ballots there.</source>
        <translation>请打开一个轮次的测评步骤，在那里扫描选票。</translation>
    </message>
    <message>
        <source>To the selection rounds</source>
        <translation>打开选拔轮次</translation>
    </message>
    <message>
        <source>The picture before</source>
        <translation>先前的图片</translation>
    </message>
    <message>
        <source>another sheet, count it</source>
        <translation>是另一张票，照计</translation>
    </message>
    <message>
        <source>the same sheet: count it once</source>
        <translation>是同一张票，只计一次</translation>
    </message>
</context>
</TS>
