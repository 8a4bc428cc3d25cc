<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>OutgoingScreen</name>
    <message>
        <source>Send</source>
        <translation>发出</translation>
    </message>
    <message>
        <source>Send a notice… (&amp;N)</source>
        <translation>发通知…(&amp;N)</translation>
    </message>
    <message>
        <source>What to send</source>
        <translation>发什么</translation>
    </message>
    <message>
        <source>Rules and calendars…</source>
        <translation>发规则和日历…</translation>
    </message>
    <message>
        <source>Decisions…</source>
        <translation>发审定结果…</translation>
    </message>
    <message>
        <source>Look at the rule profiles</source>
        <translation>查看规则方案</translation>
    </message>
    <message>
        <source>To the receipts</source>
        <translation>去写回执</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Typed once: number, deadline and places go into every school&apos;s round.</source>
        <translation>只录一次：文号、截止日和名额直接进入各校的选拔。</translation>
    </message>
    <message>
        <source>Rules and calendars</source>
        <translation>规则方案和工作日历</translation>
    </message>
    <message>
        <source>The district&apos;s rule profiles and the working days of a year.</source>
        <translation>全区的规则方案和某一年的工作日历。</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>审定结果</translation>
    </message>
    <message>
        <source>Each school learns what was decided on its own people.</source>
        <translation>让每所学校知道本校人选的审定结果。</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>回执</translation>
    </message>
    <message>
        <source>They go out where the reports come in.</source>
        <translation>回执在“接收”页写出。</translation>
    </message>
    <message>
        <source>What went out</source>
        <translation>已发出</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Find by school, title or kind</source>
        <translation>按学校、内容或种类查找</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>制作日期</translation>
    </message>
    <message>
        <source>What</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>About</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>To</source>
        <translation>发给</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>On a stick</source>
        <translation>写入U盘</translation>
    </message>
    <message>
        <source>Nothing was sent yet. A notice, the district&apos;s rules or decisions go to one school, to some, or to all; the schools read them from a stick and confirm them.</source>
        <translation>还没有发出过任何内容。通知、规则方案或审定结果可以发给一所、几所或全部学校；学校从U盘读入，确认后采用。</translation>
    </message>
    <message>
        <source>Write it to a stick again…</source>
        <translation>再写入U盘…</translation>
    </message>
    <message>
        <source>Print its slip…</source>
        <translation>打印交接单…</translation>
    </message>
    <message>
        <source>Slip as PDF…</source>
        <translation>交接单存为 PDF…</translation>
    </message>
    <message>
        <source>%1 packages</source>
        <translation>共 %1 个数据包</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>Write all %1 of it…</source>
        <translation>全部 %1 个再写一次…</translation>
    </message>
    <message>
        <source>%1 · short id %2</source>
        <translation>%1 · 短编号 %2</translation>
    </message>
    <message>
        <source>Choose the stick or folder</source>
        <translation>选择U盘或文件夹</translation>
    </message>
    <message>
        <source>One package for every school is numbered, signed with the bureau&apos;s key and written.</source>
        <translation>将编号、用教育局的密钥签名并写入一个发给所有学校的数据包。</translation>
    </message>
    <message>
        <source>%1 packages are numbered, signed with the bureau&apos;s key, sealed and written.</source>
        <translation>将编号、用教育局的密钥签名、密封并写入 %1 个数据包。</translation>
    </message>
    <message>
        <source>Sign and send</source>
        <translation>签名发出</translation>
    </message>
    <message>
        <source>Sign and write</source>
        <translation>签名并写入</translation>
    </message>
    <message>
        <source>Sealing and writing</source>
        <translation>正在密封并写入</translation>
    </message>
    <message>
        <source>%1 packages were written and read back. The stick may be pulled now.</source>
        <translation>已写入并读回核对 %1 个数据包。现在可以拔下U盘。</translation>
    </message>
    <message>
        <source>Nothing was decided yet for %1 schools: %2.</source>
        <translation>有 %1 所学校还没有审定结果，没有发：%2。</translation>
    </message>
    <message>
        <source>Other files on it look like a virus: open none of them, have it checked.</source>
        <translation>U盘上另有像病毒的文件：都不要打开，请先查毒。</translation>
    </message>
    <message>
        <source>Written.</source>
        <translation>已写入。</translation>
    </message>
    <message>
        <source>Writing to the stick</source>
        <translation>正在写入U盘</translation>
    </message>
    <message>
        <source>Unlock sending…</source>
        <translation>解锁发出…</translation>
    </message>
    <message>
        <source>Locked.</source>
        <translation>已锁定。</translation>
    </message>
    <message>
        <source>Unlock after a restored backup</source>
        <translation>恢复备份后解锁</translation>
    </message>
    <message>
        <source>A restored backup does not know which numbers went out after it was made. Each school gets a signed request for a new numbering, which two people there approve after a call.</source>
        <translation>恢复的备份不知道备份之后又发出了哪些编号。每所学校会得到一份签名的重新编号申请，学校致电核实后由两人批准。</translation>
    </message>
    <message>
        <source>Sending is free again. %1 requests were written; take them to the schools first.</source>
        <translation>已经可以发出。写出了 %1 份申请，请先送到学校。</translation>
    </message>
    <message>
        <source>Unlocked.</source>
        <translation>已解锁。</translation>
    </message>
</context>
</TS>
