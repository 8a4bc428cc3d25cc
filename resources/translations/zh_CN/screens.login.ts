<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>LoginPage</name>
    <message>
        <source>Log in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>CadreDesk</source>
        <translation>后备干部工作台</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>请选择姓名</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Forgotten the password?</source>
        <translation>忘记密码？</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>The desk is locked. Nothing is lost.</source>
        <translation>已锁定，内容均已保存。</translation>
    </message>
    <message>
        <source>Opening the desk…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>This is the rehearsal. Everybody&apos;s password is: %1</source>
        <translation>这是演练，每个人的密码都是：%1</translation>
    </message>
    <message>
        <source>Back to my own desk</source>
        <translation>回到本校工作台</translation>
    </message>
</context>
<context>
    <name>RecoverySheet</name>
    <message>
        <source>Recover by the sheet</source>
        <translation>凭恢复单找回</translation>
    </message>
    <message>
        <source>Set the new password</source>
        <translation>设置新密码</translation>
    </message>
    <message>
        <source>Type the code from the printed recovery sheet. Spaces and small letters do not matter.</source>
        <translation>请输入恢复单上的恢复码，空格和大小写不影响。</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>再次输入新密码</translation>
    </message>
    <message>
        <source>New password (at least 8 characters)</source>
        <translation>新密码（至少 8 位）</translation>
    </message>
    <message>
        <source>Opening the desk…</source>
        <translation>正在打开…</translation>
    </message>
</context>
<context>
    <name>RestoreSheet</name>
    <message>
        <source>Restore a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>What stands here now is kept aside, whole. Choose a backup:</source>
        <translation>现有资料会完整保留在一旁。请选择一份备份：</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份列表</translation>
    </message>
    <message>
        <source>From a stick or another folder…</source>
        <translation>从U盘或其他文件夹…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Password of that day</source>
        <translation>备份当时的密码</translation>
    </message>
    <message>
        <source>made by hand</source>
        <translation>手动备份</translation>
    </message>
    <message>
        <source>made on leaving</source>
        <translation>退出时自动备份</translation>
    </message>
    <message>
        <source>made before an update</source>
        <translation>升级前自动备份</translation>
    </message>
    <message>
        <source>made for a stick</source>
        <translation>复制到U盘</translation>
    </message>
    <message>
        <source>Where do the backups lie?</source>
        <translation>备份在哪个文件夹？</translation>
    </message>
    <message>
        <source>Restoring the backup…</source>
        <translation>正在恢复备份…</translation>
    </message>
    <message>
        <source>the local file before the server</source>
        <translation>迁移到服务器前的本机文件</translation>
    </message>
</context>
</TS>
