<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ReportingScreen</name>
    <message>
        <source>Reporting</source>
        <translation>报送</translation>
    </message>
    <message>
        <source>Report of a round</source>
        <translation>轮次报送</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Sign and seal… (&amp;S)</source>
        <translation>签名封装…(&amp;S)</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>发件箱</translation>
    </message>
    <message>
        <source>Packages made here</source>
        <translation>本机封装的数据包</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>封装时间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>No package was made yet. The first one is number 1.</source>
        <translation>还没有封装过数据包。第一个是第 1 号。</translation>
    </message>
    <message>
        <source>Write to a stick… (&amp;W)</source>
        <translation>写到U盘…(&amp;W)</translation>
    </message>
    <message>
        <source>Print its slip…</source>
        <translation>打印回单…</translation>
    </message>
    <message>
        <source>Slip as PDF…</source>
        <translation>回单存为 PDF…</translation>
    </message>
    <message>
        <source>Check a package file…</source>
        <translation>核对数据包文件…</translation>
    </message>
    <message>
        <source>No round was begun yet.</source>
        <translation>还没有开始选拔轮次。</translation>
    </message>
    <message>
        <source>Nobody is on the final list yet.</source>
        <translation>还没有确定人选。</translation>
    </message>
    <message>
        <source>%1 people, %2 papers, %3 photos would go. The next package is number %4.</source>
        <translation>将报送人选 %1 名、纸件 %2 份、照片 %3 张。下一个数据包是第 %4 号。</translation>
    </message>
    <message>
        <source>Not yet.</source>
        <translation>暂时不能报送。</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>This is the school&apos;s own data, not the rehearsal</source>
        <translation>这是本校的真实数据，不是演练</translation>
    </message>
    <message>
        <source>This data folder is the original, not a copy</source>
        <translation>这是原来的数据文件夹，不是拷贝</translation>
    </message>
    <message>
        <source>Reporting is not locked after a restored backup</source>
        <translation>报送没有因恢复备份而锁定</translation>
    </message>
    <message>
        <source>Every step before the public notice is done</source>
        <translation>公示之前的各步都已完成</translation>
    </message>
    <message>
        <source>The public notice has ended and no objection is open</source>
        <translation>公示期已满，没有未办结的意见</translation>
    </message>
    <message>
        <source>The final list is closed</source>
        <translation>确定人选已办结</translation>
    </message>
    <message>
        <source>The bureau&apos;s code is known</source>
        <translation>已知教育局的代码</translation>
    </message>
    <message>
        <source>Sealing the report</source>
        <translation>正在封装报送数据</translation>
    </message>
    <message>
        <source>Package %1 was signed, read back and put into the outbox. Write it to a stick now.</source>
        <translation>数据包 %1 已签名、读回核对并存入发件箱。请写到U盘。</translation>
    </message>
    <message>
        <source>Sealed.</source>
        <translation>已封装。</translation>
    </message>
    <message>
        <source>%1 · short id %2 · %3 KB</source>
        <translation>%1 · 短编号 %2 · %3 KB</translation>
    </message>
    <message>
        <source>not on a stick yet</source>
        <translation>还没写到U盘</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>written %1</source>
        <translation>%1写入U盘</translation>
    </message>
    <message>
        <source>Choose the stick</source>
        <translation>选择U盘</translation>
    </message>
    <message>
        <source>Writing to the stick</source>
        <translation>正在写到U盘</translation>
    </message>
    <message>
        <source>%1 was written and read back. The stick may be pulled now.</source>
        <translation>%1 已写入并读回核对。现在可以拔出U盘。</translation>
    </message>
    <message>
        <source>Written.</source>
        <translation>已写入。</translation>
    </message>
    <message>
        <source>programs</source>
        <translation>程序文件</translation>
    </message>
    <message>
        <source>shortcuts</source>
        <translation>快捷方式</translation>
    </message>
    <message>
        <source>an autorun file</source>
        <translation>自动运行文件</translation>
    </message>
    <message>
        <source>hidden folders</source>
        <translation>隐藏文件夹</translation>
    </message>
    <message>
        <source>This stick looks as if it had a virus: %1. Open nothing of it, and have it checked.</source>
        <translation>这个U盘像是带了病毒：%1。请不要打开其中任何文件，并请人查毒。</translation>
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
        <source>Checking the package</source>
        <translation>正在核对数据包</translation>
    </message>
    <message>
        <source>Do not use this file.</source>
        <translation>请不要使用这个文件。</translation>
    </message>
    <message>
        <source>Genuine and whole.</source>
        <translation>来源真实，内容完整。</translation>
    </message>
    <message>
        <source>Unlock reporting…</source>
        <translation>解锁报送…</translation>
    </message>
    <message>
        <source>Unlocking reporting</source>
        <translation>正在解锁报送</translation>
    </message>
    <message>
        <source>Reporting is free again. Take %1 to the bureau first: it approves the new numbering.</source>
        <translation>可以报送了。请先把 %1 交给教育局，由教育局同意重新编号。</translation>
    </message>
    <message>
        <source>Unlocked.</source>
        <translation>已解锁。</translation>
    </message>
    <message>
        <source>Nothing differs from the last report, no. %1</source>
        <translation>与上一次报送（第 %1 号）相比没有不同</translation>
    </message>
    <message>
        <source>%2 differences to the last report, no. %1: look…</source>
        <translation>与上一次报送（第 %1 号）相比有 %2 处不同，查看…</translation>
    </message>
    <message>
        <source>Training records alone</source>
        <translation>单独报送培训记录</translation>
    </message>
    <message>
        <source>Report training alone… (&amp;T)</source>
        <translation>单独报送培训…(&amp;T)</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>%1 people in training, %2 entries of their file: what this school keeps; talks stay here. It also goes with every report of a round.</source>
        <translation>在培训 %1 人，本校记录 %2 条。谈心谈话只留在本校。轮次报送时这些记录也一并送出。</translation>
    </message>
    <message>
        <source>Differences to the last report</source>
        <translation>与上次报告的不同</translation>
    </message>
</context>
<context>
    <name>SealSheet</name>
    <message>
        <source>Sign and seal the report</source>
        <translation>签名封装报送数据</translation>
    </message>
    <message>
        <source>Sign and seal</source>
        <translation>签名封装</translation>
    </message>
    <message>
        <source>The package is signed with the school&apos;s key, which only an approver&apos;s password opens. What was sealed is never changed; a correction is the next package.</source>
        <translation>数据包用学校的密钥签名，只有审批人的密码才能打开密钥。封装后不再改动；如需更正，再封装下一个数据包。</translation>
    </message>
    <message>
        <source>Approver</source>
        <translation>审批人</translation>
    </message>
    <message>
        <source>Password of the approver</source>
        <translation>审批人密码</translation>
    </message>
    <message>
        <source>Code of the bureau</source>
        <translation>教育局代码</translation>
    </message>
    <message>
        <source>Type the approver&apos;s password.</source>
        <translation>请输入审批人的密码。</translation>
    </message>
    <message>
        <source>Unlock reporting after a restored backup</source>
        <translation>恢复备份后解锁报送</translation>
    </message>
    <message>
        <source>Unlock and write the request</source>
        <translation>解锁并写出申请</translation>
    </message>
    <message>
        <source>A restored backup does not know which numbers were sent after it was made. If the bureau has ever sent you a package, import its newest one instead. If it never has, a new numbering is begun here: a signed request is written to a stick, and two people at the bureau approve it.</source>
        <translation>恢复的备份不知道备份以后报送到了第几号。教育局给本校发过数据包的，请导入最新的一个，不用解锁。从没发过的，可以在这里重新编号：签名的申请写到U盘，由教育局两人同意。</translation>
    </message>
    <message>
        <source>It follows report no. %1 as the next number and stands in its place. %2 differences:</source>
        <translation>这是第 %1 号报告的更正，编号接着往下排，收到后代替前一份。不同之处共 %2 处：</translation>
    </message>
    <message>
        <source>Sign and seal the training records</source>
        <translation>封装培训记录</translation>
    </message>
</context>
</TS>
