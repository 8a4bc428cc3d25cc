<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>IntakeScreen</name>
    <message>
        <source>Receive</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Receive from a stick… (&amp;R)</source>
        <translation>从U盘接收…(&amp;R)</translation>
    </message>
    <message>
        <source>One file…</source>
        <translation>单个文件…</translation>
    </message>
    <message>
        <source>Files of this stick</source>
        <translation>这个U盘上的文件</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>What is to be known</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Put a school&apos;s stick in and choose it, or drop a folder or files here. Nothing else on the stick is opened; what is refused changes nothing.</source>
        <translation>插入学校的U盘并选择它，或把文件夹、文件拖到这里。U盘上别的文件一律不打开；拒收的不改动任何数据。</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>All reports</source>
        <translation>全部报告</translation>
    </message>
    <message>
        <source>As Excel…</source>
        <translation>另存为 Excel…</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>与上次相比</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>接收日期</translation>
    </message>
    <message>
        <source>Packages put aside</source>
        <translation>另外存放的数据包</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺号</translation>
    </message>
    <message>
        <source>Put aside on</source>
        <translation>存放日期</translation>
    </message>
    <message>
        <source>Two people agree… (&amp;T)</source>
        <translation>两人决定接收…(&amp;T)</translation>
    </message>
    <message>
        <source>Do not take it…</source>
        <translation>不接收…</translation>
    </message>
    <message>
        <source>No package waits for a decision of two people.</source>
        <translation>没有等待两人决定的数据包。</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>警报</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Short id</source>
        <translation>短编号</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>核实情况</translation>
    </message>
    <message>
        <source>Write down what was found…</source>
        <translation>填写核实情况…</translation>
    </message>
    <message>
        <source>No alarm is open.</source>
        <translation>没有未处理的警报。</translation>
    </message>
    <message>
        <source>%1 reports: %2 to decide, %3 accepted, %4 returned</source>
        <translation>报告 %1 份：待审 %2，已接受 %3，已退回 %4</translation>
    </message>
    <message>
        <source>Write receipts to a stick… (%1)</source>
        <translation>回执写到U盘…(%1)</translation>
    </message>
    <message>
        <source>This stick</source>
        <translation>这个U盘</translation>
    </message>
    <message>
        <source>Two people decide</source>
        <translation>两人决定</translation>
    </message>
    <message>
        <source>Choose the stick or folder</source>
        <translation>选择U盘或文件夹</translation>
    </message>
    <message>
        <source>Choose a package</source>
        <translation>选择数据包</translation>
    </message>
    <message>
        <source>Packages (*.cdp *.age)</source>
        <translation>数据包 (*.cdp *.age)</translation>
    </message>
    <message>
        <source>Receiving packages</source>
        <translation>正在接收数据包</translation>
    </message>
    <message>
        <source>This stick looks as if it had a virus: %1. Open nothing of it, and have it checked.</source>
        <translation>这个U盘像是有病毒：%1。请不要打开上面的任何文件，先做杀毒检查。</translation>
    </message>
    <message>
        <source>Careful.</source>
        <translation>请注意。</translation>
    </message>
    <message>
        <source>People: %1 new, %2 changed, %3 the same, %4 no longer named. %5 other files were not opened.</source>
        <translation>人员：新增 %1 人，变更 %2 人，未变 %3 人，不再列入 %4 人。另有 %5 个别的文件没有打开。</translation>
    </message>
    <message>
        <source>Alarm: </source>
        <translation>警报：</translation>
    </message>
    <message>
        <source> It came without an envelope.</source>
        <translation>（未用信封密封）</translation>
    </message>
    <message>
        <source>Accepted.</source>
        <translation>已接受。</translation>
    </message>
    <message>
        <source>Returned.</source>
        <translation>已退回。</translation>
    </message>
    <message>
        <source>%1 is told by its receipt. Write the receipts to a stick when you are done.</source>
        <translation>结果将写进给 %1 的回执。办完后请把回执写到U盘。</translation>
    </message>
    <message>
        <source>A report is whole in itself, so a lost package costs no data. Call the school first. If the missing numbers are lost, two people may take this one; the missing numbers are void from then on.</source>
        <translation>每份报告都是完整的，缺号不会丢失数据。请先致电学校；若所缺的确实找不到了，可由两人决定接收这一份，所缺号码从此作废。</translation>
    </message>
    <message>
        <source>The school has lost its numbering, as after a restored backup. Call it at the number you know, not at one on the stick. If it says so, two people may approve the new numbering.</source>
        <translation>学校的编号中断了（例如恢复过备份）。请用您已知的号码致电学校，不要用U盘上的号码；确认属实后，可由两人批准新的编号。</translation>
    </message>
    <message>
        <source>The school signs with a new key from the next epoch on; the old key has signed this too. Call the school at the number you know. If it says so, two people may approve the new key.</source>
        <translation>学校从下一期起使用新密钥，旧密钥也已签名。请用您已知的号码致电学校；确认属实后，可由两人批准新密钥。</translation>
    </message>
    <message>
        <source>Take no. %1 of %2</source>
        <translation>接收 %2 的 %1 号数据包</translation>
    </message>
    <message>
        <source>Taking the package</source>
        <translation>正在接收数据包</translation>
    </message>
    <message>
        <source>Do not take it?</source>
        <translation>不接收这个数据包？</translation>
    </message>
    <message>
        <source>Nothing of it was written, and nothing is lost here: the school can bring it again.</source>
        <translation>其中的内容没有写入，这里也不会丢失任何东西；学校可以再送来。</translation>
    </message>
    <message>
        <source>Do not take it</source>
        <translation>不接收</translation>
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
        <source>Choose the stick</source>
        <translation>选择U盘</translation>
    </message>
    <message>
        <source>Write receipts</source>
        <translation>写出回执</translation>
    </message>
    <message>
        <source>Sign and write</source>
        <translation>签名并写出</translation>
    </message>
    <message>
        <source>%1 receipts are numbered, signed with the bureau&apos;s key and written.</source>
        <translation>将为 %1 份回执编号、用教育局密钥签名并写到U盘。</translation>
    </message>
    <message>
        <source>Writing receipts</source>
        <translation>正在写回执</translation>
    </message>
    <message>
        <source>%1 receipts were written and read back. The stick may be pulled now.</source>
        <translation>%1 份回执已写好并核对无误，现在可以拔出U盘。</translation>
    </message>
    <message>
        <source>Written.</source>
        <translation>已写好。</translation>
    </message>
    <message>
        <source>Save the list</source>
        <translation>保存列表</translation>
    </message>
    <message>
        <source>Excel (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
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
        <source>Rules…</source>
        <translation>规则方案…</translation>
    </message>
    <message>
        <source>Accept those without question…</source>
        <translation>接受无疑问的…</translation>
    </message>
    <message>
        <source>%1 packages: %2 first reports, %3 changed, %4 unchanged, %5 others taken; %6 were here already, %7 put aside, %8 refused.</source>
        <translation>共 %1 个：新收 %2 个，有变更 %3 个，无变化 %4 个，其他接收 %5 个；以前已收 %6 个，另存 %7 个，拒收 %8 个。</translation>
    </message>
    <message>
        <source>%1 of them answer a return, %2 alarms.</source>
        <translation>其中更正退回的 %1 个；警报 %2 个。</translation>
    </message>
    <message>
        <source>Looking into the report</source>
        <translation>正在核查报告</translation>
    </message>
    <message>
        <source>Looking into the reports</source>
        <translation>正在核查各份报告</translation>
    </message>
    <message>
        <source>Each of the %1 reports that wait has something to look at.</source>
        <translation>待定的 %1 份报告都有需要看的内容。</translation>
    </message>
    <message>
        <source>None without question.</source>
        <translation>没有无疑问的。</translation>
    </message>
    <message>
        <source>Accept %1 reports?</source>
        <translation>接受 %1 份报告？</translation>
    </message>
    <message>
        <source>They are complete, everybody in them is eligible by the bureau&apos;s rules, and no question is open. %1 others wait to be looked at one by one.</source>
        <translation>这些报告材料齐全，人人符合本局规则，没有待处理的冲突。其余 %1 份留待逐份查看。</translation>
    </message>
    <message>
        <source>Accept %1</source>
        <translation>接受 %1 份</translation>
    </message>
    <message>
        <source>Accepting reports</source>
        <translation>正在接收报告</translation>
    </message>
    <message>
        <source>%1 schools are told by their receipts. Write the receipts to a stick when you are done.</source>
        <translation>将由回执告知 %1 所学校。办完后请把回执写入U盘。</translation>
    </message>
</context>
</TS>
