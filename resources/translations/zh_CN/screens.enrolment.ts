<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>EnrolmentScreen</name>
    <message>
        <source>Bureau</source>
        <translation>教育局往来</translation>
    </message>
    <message>
        <source>Take in from a stick… (&amp;R)</source>
        <translation>从U盘读入…(&amp;R)</translation>
    </message>
    <message>
        <source>Enrolled on both sides</source>
        <translation>双方登记</translation>
    </message>
    <message>
        <source>Our file for the bureau…</source>
        <translation>给教育局的登记文件…</translation>
    </message>
    <message>
        <source>Print our form…</source>
        <translation>打印登记表…</translation>
    </message>
    <message>
        <source>Form as PDF…</source>
        <translation>登记表存为PDF…</translation>
    </message>
    <message>
        <source>Enrol the bureau… (&amp;N)</source>
        <translation>登记教育局…(&amp;N)</translation>
    </message>
    <message>
        <source>What we take to the bureau</source>
        <translation>本校交给教育局的</translation>
    </message>
    <message>
        <source>What the bureau gave us</source>
        <translation>教育局给本校的</translation>
    </message>
    <message>
        <source>What came in</source>
        <translation>收到的内容</translation>
    </message>
    <message>
        <source>What we sent</source>
        <translation>本校送出的</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>制作日期</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Nothing was sent yet.</source>
        <translation>还没有制作过数据包。</translation>
    </message>
    <message>
        <source>To reporting</source>
        <translation>去报送</translation>
    </message>
    <message>
        <source>Last word from the bureau: no. %1, %2 days ago</source>
        <translation>教育局最近的来件：第 %1 号，%2 天前</translation>
    </message>
    <message>
        <source>not enrolled</source>
        <translation>未登记</translation>
    </message>
    <message>
        <source>The bureau gives you its file on a stick and its form on paper. Then receipts can be read.</source>
        <translation>教育局会给您U盘上的登记文件和纸质登记表；登记以后才能读取回执。</translation>
    </message>
    <message>
        <source>enrolled</source>
        <translation>已登记</translation>
    </message>
    <message>
        <source>
Its last package: no. %1 of %2.</source>
        <translation>
最近收到：第 %1 号，%2。</translation>
    </message>
    <message>
        <source>Choose the stick</source>
        <translation>选择U盘</translation>
    </message>
    <message>
        <source>Our enrolment file</source>
        <translation>本单位的登记文件</translation>
    </message>
    <message>
        <source>Sign and write</source>
        <translation>签名并写出</translation>
    </message>
    <message>
        <source>The bureau enrols us by this file and by the printed form. It holds public keys only.</source>
        <translation>教育局凭这个文件和打印的登记表登记本校。文件里只有公钥。</translation>
    </message>
    <message>
        <source>Writing to the stick</source>
        <translation>正在写到U盘</translation>
    </message>
    <message>
        <source>%1 was written and read back. The stick may be pulled now. Take the printed form along.</source>
        <translation>%1 已写好并核对无误，现在可以拔出U盘。请带上打印的登记表一起去。</translation>
    </message>
    <message>
        <source>Written.</source>
        <translation>已写好。</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>正在打印</translation>
    </message>
    <message>
        <source>Enrolment form</source>
        <translation>单位密钥登记表</translation>
    </message>
    <message>
        <source>Where to?</source>
        <translation>保存到哪里？</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>Choose the bureau&apos;s enrolment file</source>
        <translation>选择教育局的登记文件</translation>
    </message>
    <message>
        <source>Enrolment files (*.cdp *.age)</source>
        <translation>登记文件 (*.cdp *.age)</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>正在读取文件</translation>
    </message>
    <message>
        <source>%1 (%2) is enrolled. What goes to it travels in an envelope that only it can open.</source>
        <translation>%1（%2）已登记。今后发给它的数据包都封在只有它能打开的信封里。</translation>
    </message>
    <message>
        <source>Enrolled.</source>
        <translation>已登记。</translation>
    </message>
    <message>
        <source>Choose the stick or folder</source>
        <translation>选择U盘或文件夹</translation>
    </message>
    <message>
        <source>Taking packages in</source>
        <translation>正在读入数据包</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>没有找到。</translation>
    </message>
    <message>
        <source>No package of ours lies there.</source>
        <translation>那里没有发给本单位的数据包。</translation>
    </message>
    <message>
        <source>%1 files read, %2 taken. Every one is listed under “What came in”.</source>
        <translation>读了 %1 个文件，新收 %2 个；逐个列在“收到的内容”里。</translation>
    </message>
    <message>
        <source>Read.</source>
        <translation>已读取。</translation>
    </message>
    <message>
        <source>%1 no. %2: %3</source>
        <translation>%1 %2 号：%3</translation>
    </message>
    <message>
        <source>Two people agree…</source>
        <translation>两人决定…</translation>
    </message>
    <message>
        <source>Do not take it</source>
        <translation>不接收</translation>
    </message>
    <message>
        <source>Write down what was found…</source>
        <translation>填写核实情况…</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>警报</translation>
    </message>
    <message>
        <source>%1 no. %2 waits for your word</source>
        <translation>%1 %2 号等待确认</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>不采用</translation>
    </message>
    <message>
        <source>Confirmed.</source>
        <translation>已确认。</translation>
    </message>
    <message>
        <source>It counts from now on.</source>
        <translation>从现在起生效。</translation>
    </message>
    <message>
        <source>What was found out?</source>
        <translation>核实情况如何？</translation>
    </message>
    <message>
        <source>Whom did you call, on what day, and what is the cause? The alarm is closed with these words.</source>
        <translation>请写明致电何人、何日、原因是什么。警报将以这段话关闭。</translation>
    </message>
    <message>
        <source>Close the alarm</source>
        <translation>关闭警报</translation>
    </message>
    <message>
        <source>Take it over the gap?</source>
        <translation>由两人决定接收？</translation>
    </message>
    <message>
        <source>Call the bureau first, at the number you know.</source>
        <translation>请先用您已知的号码致电教育局。</translation>
    </message>
    <message>
        <source>Taking the package</source>
        <translation>正在接收数据包</translation>
    </message>
    <message>
        <source>It lies in the outbox. Write it to a stick under “Reporting”.</source>
        <translation>还在发件箱里，请到“报送”写到U盘。</translation>
    </message>
    <message>
        <source>It is on a stick. The bureau has not answered yet.</source>
        <translation>已写到U盘，教育局还没有答复。</translation>
    </message>
    <message>
        <source>The bureau has it and has not decided yet.</source>
        <translation>教育局已收到，还没有作出决定。</translation>
    </message>
    <message>
        <source>The bureau has accepted it. Nothing is left to do.</source>
        <translation>教育局已接受，不用再办。</translation>
    </message>
    <message>
        <source>Correct what is listed and send a new report; it carries the next number.</source>
        <translation>请按所列原因更正后重新报送，新报告使用下一个编号。</translation>
    </message>
    <message>
        <source>The bureau could not use it. Seal a new report and take that.</source>
        <translation>教育局无法使用这一份。请重新封装一份报送。</translation>
    </message>
    <message>
        <source>The bureau misses numbers before it: take those packages to the bureau, too.</source>
        <translation>教育局缺少前面的编号，请把那些数据包也送去。</translation>
    </message>
    <message>
        <source>A newer one stands in its place.</source>
        <translation>已有更新的一份代替它。</translation>
    </message>
    <message>
        <source>Go to the field</source>
        <translation>去更正</translation>
    </message>
    <message>
        <source>The bureau writes: %1</source>
        <translation>教育局说明：%1</translation>
    </message>
    <message>
        <source>Receipts are filed with the packages they answer. Rules, calendars, notices and decisions wait here until you confirm them.</source>
        <translation>回执自动归到对应的报送。规则、日历、通知和审定结果在这里等您确认。</translation>
    </message>
    <message>
        <source>Read and confirm…</source>
        <translation>查看并确认…</translation>
    </message>
    <message>
        <source>Left undone.</source>
        <translation>没有采用。</translation>
    </message>
    <message>
        <source>It stays on file and changes nothing.</source>
        <translation>已存档，什么也没有改动。</translation>
    </message>
    <message>
        <source>Keys and handover…</source>
        <translation>密钥与交接…</translation>
    </message>
</context>
</TS>
