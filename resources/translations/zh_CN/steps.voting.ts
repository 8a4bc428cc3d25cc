<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>BallotCard</name>
    <message>
        <source>Change the design…</source>
        <translation>修改选票…</translation>
    </message>
    <message>
        <source>Print the ballots</source>
        <translation>打印选票</translation>
    </message>
    <message>
        <source>Void this vote…</source>
        <translation>作废…</translation>
    </message>
    <message>
        <source>Hold it again…</source>
        <translation>重新进行…</translation>
    </message>
    <message>
        <source>%1 candidates: %2</source>
        <translation>%1 名候选人：%2</translation>
    </message>
    <message>
        <source>Elements: %1</source>
        <translation>测评要素：%1</translation>
    </message>
    <message>
        <source>At most %1 may be chosen</source>
        <translation>最多可选 %1 人</translation>
    </message>
    <message>
        <source>Attempt %1: %2</source>
        <translation>第 %1 次：%2</translation>
    </message>
    <message>
        <source>Changed:</source>
        <translation>有变化：</translation>
    </message>
    <message>
        <source>The candidates are no longer those on the ballot. Change the design before printing.</source>
        <translation>候选人与选票上的已不一致，请先修改选票再打印。</translation>
    </message>
</context>
<context>
    <name>VotePanel</name>
    <message>
        <source>Earlier attempts</source>
        <translation>以前各次</translation>
    </message>
    <message>
        <source>Meeting and helpers</source>
        <translation>会议与工作人员</translation>
    </message>
    <message>
        <source>Day of the meeting</source>
        <translation>会议日期</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
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
        <source>Issuers (hand out)</source>
        <translation>发票人</translation>
    </message>
    <message>
        <source>Scrutineers (watch)</source>
        <translation>监票人</translation>
    </message>
    <message>
        <source>Callers (read out)</source>
        <translation>唱票人</translation>
    </message>
    <message>
        <source>Counters (tally)</source>
        <translation>计票人</translation>
    </message>
    <message>
        <source>Surplus ballots destroyed</source>
        <translation>销毁余票张数</translation>
    </message>
    <message>
        <source>Candidates and their relatives neither hand out, watch nor count.</source>
        <translation>候选人及其亲属不得发票、监票、唱票、计票。</translation>
    </message>
    <message>
        <source>Attempt %1: %2</source>
        <translation>第 %1 次：%2</translation>
    </message>
    <message>
        <source>First the ballot is designed from the candidates and the rules of this round.</source>
        <translation>先按本轮候选人和规则方案设计选票。</translation>
    </message>
    <message>
        <source>In a meeting of all staff, %1 candidates are judged on %2, without names.</source>
        <translation>全体教职工会议上，对 %1 名考察对象按%2填写无记名测评票。</translation>
    </message>
    <message>
        <source>In a meeting of all staff, at most %2 of %1 are recommended, without names.</source>
        <translation>全体教职工会议上，从 %1 名候选人中无记名推荐，最多 %2 人。</translation>
    </message>
    <message>
        <source> %1 are due; at least %2 must be present.</source>
        <translation>应到 %1 人，须到会 %2 人以上。</translation>
    </message>
    <message>
        <source>Design the ballot (&amp;D)</source>
        <translation>设计选票(&amp;D)</translation>
    </message>
    <message>
        <source>Hold the vote again (&amp;V)</source>
        <translation>重新进行(&amp;V)</translation>
    </message>
    <message>
        <source>Enter what was given out and returned (&amp;R)</source>
        <translation>登记发票与收票(&amp;R)</translation>
    </message>
    <message>
        <source>Print the ballots (&amp;P)</source>
        <translation>打印选票(&amp;P)</translation>
    </message>
    <message>
        <source>Start pass one (&amp;1)</source>
        <translation>开始录第一遍(&amp;1)</translation>
    </message>
    <message>
        <source>Go on with pass one (&amp;1)</source>
        <translation>继续录第一遍(&amp;1)</translation>
    </message>
    <message>
        <source>Start pass two, another person (&amp;2)</source>
        <translation>换人录第二遍(&amp;2)</translation>
    </message>
    <message>
        <source>Go on with pass two (&amp;2)</source>
        <translation>继续录第二遍(&amp;2)</translation>
    </message>
    <message>
        <source>Put the bundle right (&amp;2)</source>
        <translation>更正不一致的捆(&amp;2)</translation>
    </message>
    <message>
        <source>Type the hand count (&amp;H)</source>
        <translation>填写手工合计(&amp;H)</translation>
    </message>
    <message>
        <source>Check the hand count (&amp;H)</source>
        <translation>核对手工合计(&amp;H)</translation>
    </message>
    <message>
        <source>Seal the vote (&amp;S)</source>
        <translation>封票(&amp;S)</translation>
    </message>
    <message>
        <source>Issuers</source>
        <translation>发票人</translation>
    </message>
    <message>
        <source>Scrutineers</source>
        <translation>监票人</translation>
    </message>
    <message>
        <source>Callers</source>
        <translation>唱票人</translation>
    </message>
    <message>
        <source>Counters</source>
        <translation>计票人</translation>
    </message>
    <message>
        <source>Seal the vote?</source>
        <translation>现在封票？</translation>
    </message>
    <message>
        <source>Hand count, pass one and pass two agree. The seal keeps the ballots sorted, without order or time, and destroys the work file; then the result is shown.</source>
        <translation>手工合计、第一遍、第二遍一致。封票后只留按内容排列的选票，不留顺序和时间，并销毁录入文件；随后显示结果。</translation>
    </message>
    <message>
        <source>Seal the vote</source>
        <translation>封票</translation>
    </message>
    <message>
        <source>Void this vote</source>
        <translation>作废这次投票</translation>
    </message>
    <message>
        <source>The vote and its numbers stay in the record. Ballots typed and not sealed are destroyed.</source>
        <translation>这次投票及其数字留在记录里；已录而未封的票将销毁。</translation>
    </message>
    <message>
        <source>Void the vote</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Hold the vote again</source>
        <translation>重新进行投票</translation>
    </message>
    <message>
        <source>This attempt stays in the record as void. New ballots are given out.</source>
        <translation>这一次作废并留在记录里；重新发票、重新投票。</translation>
    </message>
    <message>
        <source>Hold it again</source>
        <translation>重新进行</translation>
    </message>
    <message>
        <source>To be said:</source>
        <translation>待说明：</translation>
    </message>
    <message>
        <source>Not stored:</source>
        <translation>没有保存：</translation>
    </message>
    <message>
        <source>%1: returned %2, issued %3</source>
        <translation>%1收回 %2 张，多于发出的 %3 张，测评无效</translation>
    </message>
    <message>
        <source>Write the day of the meeting (&amp;M)</source>
        <translation>填写会议日期(&amp;M)</translation>
    </message>
    <message>
        <source>Scan the ballots (&amp;1)</source>
        <translation>扫描选票(&amp;1)</translation>
    </message>
    <message>
        <source>Go on with the machine count (&amp;1)</source>
        <translation>继续机读计票(&amp;1)</translation>
    </message>
    <message>
        <source>Open the differences (&amp;2)</source>
        <translation>查看差异(&amp;2)</translation>
    </message>
    <message>
        <source>The witnesses agree. The seal keeps the ballots sorted, without order or time, and destroys the work file with every picture; then the result is shown.</source>
        <translation>各方一致。封票后只保存排序后的选票，不留顺序和时间，工作文件及全部图片随即销毁，然后显示结果。</translation>
    </message>
    <message>
        <source>The witnesses agree. The seal keeps the ballots sorted, without order or time, and destroys the work file; pictures, masked and shuffled, stay encrypted until the notice period ends.</source>
        <translation>各方一致。封票后只保存排序后的选票，不留顺序和时间，工作文件随即销毁；图片遮去票格以外内容、打乱顺序后加密保存，公示期满即销毁。</translation>
    </message>
</context>
<context>
    <name>WitnessCard</name>
    <message>
        <source>Three witnesses</source>
        <translation>三方核对</translation>
    </message>
    <message>
        <source>The result is printed when all three agree</source>
        <translation>三者一致才能打印结果</translation>
    </message>
    <message>
        <source>Hand count</source>
        <translation>唱票手工合计</translation>
    </message>
    <message>
        <source>Pass one</source>
        <translation>第一遍录入</translation>
    </message>
    <message>
        <source>Pass two (blind)</source>
        <translation>第二遍（盲录）</translation>
    </message>
    <message>
        <source>Type the hand count</source>
        <translation>填写手工合计</translation>
    </message>
    <message>
        <source>Pass two</source>
        <translation>第二遍录入</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>未填</translation>
    </message>
    <message>
        <source>valid %1, invalid %2</source>
        <translation>有效 %1，无效 %2</translation>
    </message>
    <message>
        <source> (not all groups)</source>
        <translation>（未填全）</translation>
    </message>
    <message>
        <source>Sealed:</source>
        <translation>已封票：</translation>
    </message>
    <message>
        <source>hand count, pass one and pass two agree; the typed ballots are destroyed.</source>
        <translation>手工合计、第一遍、第二遍一致；录入文件已销毁。</translation>
    </message>
    <message>
        <source>%1 bundle %2</source>
        <translation>%1第 %2 捆</translation>
    </message>
    <message>
        <source>The passes differ:</source>
        <translation>两遍不一致：</translation>
    </message>
    <message>
        <source>The hand count differs:</source>
        <translation>手工合计不一致：</translation>
    </message>
    <message>
        <source>All three agree.</source>
        <translation>三方一致。</translation>
    </message>
    <message>
        <source>The vote may be sealed.</source>
        <translation>可以封票。</translation>
    </message>
    <message>
        <source>valid ballots</source>
        <translation>有效票</translation>
    </message>
    <message>
        <source>invalid ballots</source>
        <translation>无效票</translation>
    </message>
    <message>
        <source>%1 %2: hand %3, pass one %4, pass two %5</source>
        <translation>%1 %2：手工 %3，第一遍 %4，第二遍 %5</translation>
    </message>
    <message>
        <source>Count by machine…</source>
        <translation>机读计票…</translation>
    </message>
    <message>
        <source>Witnesses of the count</source>
        <translation>计票核对</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>机读</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>不需要</translation>
    </message>
    <message>
        <source>Machine and keyboard differ:</source>
        <translation>机读与录入不一致：</translation>
    </message>
    <message>
        <source>open the differences on the pictures, under “Count by machine”.</source>
        <translation>请在“机读计票”中对照画面查看差异。</translation>
    </message>
    <message>
        <source>The witnesses agree.</source>
        <translation>各方一致。</translation>
    </message>
    <message>
        <source>read by machine %1, typed %2, invalid %3; %4 rows decided by two people. The work file is destroyed.</source>
        <translation>机读 %1 张、录入 %2 张、无效 %3 张；%4 行由两人认定。工作文件已销毁。</translation>
    </message>
    <message>
        <source>%1 %2: hand %3, counted %4</source>
        <translation>%1 %2：手工 %3，机读 %4</translation>
    </message>
    <message>
        <source>Look at the kept pictures…</source>
        <translation>查看保存的图片…</translation>
    </message>
</context>
</TS>
