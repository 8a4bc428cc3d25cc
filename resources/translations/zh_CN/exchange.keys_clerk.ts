<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ClerkDoor</name>
    <message>
        <source>New clerk</source>
        <translation>人员交接</translation>
    </message>
    <message>
        <source>1 of 3: who leaves, who comes</source>
        <translation>第 1 步，共 3 步：谁离开，谁接手</translation>
    </message>
    <message>
        <source>The new person gets a log-in of their own; the old one ends. What the old one did stays in the record under that name. Nobody passes a password on.</source>
        <translation>新人用自己的名字登录，离开的人停用。以前的记录仍在原来的名下。不交接密码。</translation>
    </message>
    <message>
        <source>Let the new person in</source>
        <translation>让新人登录</translation>
    </message>
    <message>
        <source>Who leaves</source>
        <translation>离开的人</translation>
    </message>
    <message>
        <source>Role of the new person</source>
        <translation>新人的角色</translation>
    </message>
    <message>
        <source>Name of the new person</source>
        <translation>新人的姓名</translation>
    </message>
    <message>
        <source>Password of the approver at the desk</source>
        <translation>当前审批人的密码</translation>
    </message>
    <message>
        <source>The new person types a password (at least 8 characters)</source>
        <translation>新人自己输入密码（至少 8 位）</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再输一次</translation>
    </message>
    <message>
        <source>Nobody changes: to the sheet</source>
        <translation>人员不变，直接看交接单</translation>
    </message>
    <message>
        <source>2 of 3: who may log in now</source>
        <translation>第 2 步，共 3 步：现在谁能登录</translation>
    </message>
    <message>
        <source>Look at the list together. Whoever has left must not be able to log in any more.</source>
        <translation>请一起看名单。离开的人不能再登录。</translation>
    </message>
    <message>
        <source>This is right: to the sheet</source>
        <translation>名单无误，看交接单</translation>
    </message>
    <message>
        <source>People of the desk</source>
        <translation>使用人员</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>may log in</source>
        <translation>可以登录</translation>
    </message>
    <message>
        <source>may log in no more</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>May log in no more</source>
        <translation>停用登录</translation>
    </message>
    <message>
        <source>3 of 3: the handover sheet</source>
        <translation>第 3 步，共 3 步：工作交接单</translation>
    </message>
    <message>
        <source>The sheet lists open steps with their dates, packages that wait, keys with check numbers, backups and people. It never holds a password or the recovery code. Both sign it, and a witness.</source>
        <translation>交接单列出进行中的步骤和期限、等待处理的数据包、密钥和核对码、备份和人员，不含密码和恢复码。由双方和监交人签名。</translation>
    </message>
    <message>
        <source>Print the sheet…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Handed over by</source>
        <translation>移交人</translation>
    </message>
    <message>
        <source>Taken over by</source>
        <translation>接收人</translation>
    </message>
    <message>
        <source>Witness</source>
        <translation>监交人</translation>
    </message>
    <message>
        <source>What else the next person must know</source>
        <translation>接手的人还要知道什么</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>存为 PDF…</translation>
    </message>
    <message>
        <source>Backup to a stick</source>
        <translation>备份到U盘</translation>
    </message>
    <message>
        <source>Nobody leaves</source>
        <translation>没有人离开</translation>
    </message>
    <message>
        <source>The approver does this.</source>
        <translation>这一步由审批人办理。</translation>
    </message>
    <message>
        <source>Press “Switch or lock” and let the approver sit down. The sheet can be printed by anybody.</source>
        <translation>请点“换人或锁定”，让审批人登录。交接单谁都可以打印。</translation>
    </message>
    <message>
        <source>Changing the people</source>
        <translation>正在更换人员</translation>
    </message>
    <message>
        <source>%1 may log in from now on.</source>
        <translation>%1 从现在起可以登录。</translation>
    </message>
    <message>
        <source>%1 sits at the desk: the new approver logs in and ends that log-in on this page.</source>
        <translation>%1 正在使用：请新审批人登录后，在这一页停用原来的登录。</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>完成。</translation>
    </message>
    <message>
        <source>%1 may log in no more.</source>
        <translation>%1 已不能登录。</translation>
    </message>
    <message>
        <source>On the sheet:</source>
        <translation>交接单内容：</translation>
    </message>
    <message>
        <source>%1 open steps, %2 things that wait, %3 enrolled partners.</source>
        <translation>进行中的步骤 %1 个，等待处理的事项 %2 项，已登记的单位 %3 个。</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>Last backup on a stick: %1. Recovery sheet of %2.</source>
        <translation>最近一次U盘备份：%1。恢复码单制作于 %2。</translation>
    </message>
    <message>
        <source>Backups:</source>
        <translation>备份：</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>正在打印</translation>
    </message>
    <message>
        <source>Handover sheet</source>
        <translation>工作交接单</translation>
    </message>
    <message>
        <source>Printed. Both sign it now, and the witness.</source>
        <translation>已打印。请双方和监交人当面签名。</translation>
    </message>
    <message>
        <source>Save the sheet</source>
        <translation>保存交接单</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
</context>
</TS>
