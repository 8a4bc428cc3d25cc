<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>LostDoor</name>
    <message>
        <source>Everything lost</source>
        <translation>数据全部丢失</translation>
    </message>
    <message>
        <source>school</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>bureau</source>
        <translation>教育局</translation>
    </message>
    <message>
        <source>What has happened?</source>
        <translation>发生了什么？</translation>
    </message>
    <message>
        <source>A lost machine gives nothing away: the data on it is encrypted and opens by password only.</source>
        <translation>电脑丢了不会泄露数据：数据已加密，只有密码能打开。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Our machine is broken or gone, and a backup is there</source>
        <translation>本单位的电脑坏了或丢了，但有备份</translation>
    </message>
    <message>
        <source>The backup is restored; sending stays locked until the numbers are sure.</source>
        <translation>恢复备份；编号核实之前不能报送。</translation>
    </message>
    <message>
        <source>We have lost everything: no backup, no recovery sheet</source>
        <translation>本单位全部丢失：没有备份，也没有恢复码单</translation>
    </message>
    <message>
        <source>A new folder under the same code makes new keys; both sides enrol once more in person.</source>
        <translation>用同一代码新建数据文件夹，生成新密钥；双方当面重新登记。</translation>
    </message>
    <message>
        <source>A machine or stick was stolen, and our data is still here</source>
        <translation>电脑或U盘被盗，但本单位的数据还在</translation>
    </message>
    <message>
        <source>Change the key, so that nothing signed by the old one counts any more.</source>
        <translation>更换密钥，此后旧密钥的签名不再有效。</translation>
    </message>
    <message>
        <source>A school has lost everything</source>
        <translation>有学校的数据全部丢失</translation>
    </message>
    <message>
        <source>The bureau has lost everything</source>
        <translation>教育局的数据全部丢失</translation>
    </message>
    <message>
        <source>Its new key takes the place of the old one, by file, paper and a second person.</source>
        <translation>凭登记文件、纸质登记表和第二人，用新密钥替换旧密钥。</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>At the log-in page choose “Restore a backup”, from this computer or from a stick. It opens with the password of its day or with the recovery code. What stands here now is kept aside, whole.</source>
        <translation>在登录页选“恢复备份”，可以用本机的或U盘上的备份，用备份当天的密码或恢复码打开。现有数据会整体保留在旁边。</translation>
    </message>
    <message>
        <source>Afterwards nothing may be sent until the bureau&apos;s newest package is in: so no number is ever used twice. What was typed since the backup is typed again.</source>
        <translation>恢复以后，要先导入教育局最新的数据包才能报送，这样编号不会用两次。备份之后录入的内容需要重新录入。</translation>
    </message>
    <message>
        <source>Afterwards nothing may be sent until every school is asked for new numbers, on the page “Send”; two people at each school agree.</source>
        <translation>恢复以后，要先在“发出”页请每所学校重新编号，由学校两人同意，才能再发送。</translation>
    </message>
    <message>
        <source>Close the program, to restore</source>
        <translation>关闭程序，去恢复备份</translation>
    </message>
    <message>
        <source>First install the program and make a new folder under the same code. This is it, if you see this.</source>
        <translation>先安装程序，用原来的代码新建数据文件夹。您现在看到的如果就是新建的，请继续。</translation>
    </message>
    <message>
        <source>1. Take our new enrolment file on a stick, and our printed form, to the bureau in person.</source>
        <translation>一、派人把U盘上的新登记文件和打印的登记表送到教育局。</translation>
    </message>
    <message>
        <source>2. The bureau replaces our key there. It gives you its own file, made for our code, and its form.</source>
        <translation>二、教育局在那边更换本校的密钥，并给出专为本校代码生成的登记文件和登记表。</translation>
    </message>
    <message>
        <source>3. Enrol the bureau here by that file: it says with which number we begin. Then report again.</source>
        <translation>三、在这里用该文件登记教育局：文件写明本校从哪个编号开始。然后重新报送。</translation>
    </message>
    <message>
        <source>1. Take our new enrolment file and our printed form to every school, or let them come.</source>
        <translation>一、把本局新的登记文件和打印的登记表送到每所学校，或请学校来取。</translation>
    </message>
    <message>
        <source>2. Each school replaces our key there, and gives its own file, made for our code, and its form.</source>
        <translation>二、每所学校在那边更换本局的密钥，并给出专为本局代码生成的登记文件和登记表。</translation>
    </message>
    <message>
        <source>3. Enrol each school here by that file: it says with which numbers both go on. Let it report again.</source>
        <translation>三、在这里用该文件登记每所学校：文件写明双方接着用哪个编号。然后请学校重新报送。</translation>
    </message>
    <message>
        <source>Begin again under the same code</source>
        <translation>用同一代码重新开始</translation>
    </message>
    <message>
        <source>To the page “Bureau”</source>
        <translation>去“教育局往来”页</translation>
    </message>
    <message>
        <source>To the page “Schools”</source>
        <translation>去“学校”页</translation>
    </message>
    <message>
        <source>A machine was stolen</source>
        <translation>电脑被盗</translation>
    </message>
    <message>
        <source>Without a password nobody can read it. If somebody may know a password, change the key now: the old one signs nothing new then, and the old recovery sheet opens nothing.</source>
        <translation>没有密码谁也读不了数据。如果有人可能知道密码，请现在更换密钥：旧密钥不能再签名，旧恢复码单失效。</translation>
    </message>
    <message>
        <source>Also give everybody a new password, and tell the other side by telephone; late packages of the old key raise an alarm there.</source>
        <translation>同时给每个人换密码，并致电对方；旧密钥迟到的数据包会在对方那里报警。</translation>
    </message>
    <message>
        <source>Change the key</source>
        <translation>更换密钥</translation>
    </message>
    <message>
        <source>Replace the key of the %1</source>
        <translation>更换%1的密钥</translation>
    </message>
    <message>
        <source>The %1 brings its new enrolment file and its printed form. You type four groups of the check number from the paper; a second person confirms.</source>
        <translation>%1带来新的登记文件和打印的登记表。请照纸输入核对码的四组，由第二人确认。</translation>
    </message>
    <message>
        <source>Its old key counts up to its last accepted number and no further; packages that come later under it are refused with an alarm. What was reported and decided stays.</source>
        <translation>旧密钥只认到最后接收的编号为止，以后再来的拒收并报警。已报送和已决定的内容不变。</translation>
    </message>
    <message>
        <source>The first package of the new key is number 1 of the next epoch.</source>
        <translation>新密钥的第一个数据包是下一期的第 1 号。</translation>
    </message>
    <message>
        <source>Choose the new enrolment file…</source>
        <translation>选择新的登记文件…</translation>
    </message>
    <message>
        <source>Give it our file in return</source>
        <translation>把本单位的文件交给对方</translation>
    </message>
    <message>
        <source>Our file, made for this code, says where both begin; the general file for everybody does not. Print our form too: the other side types the check number from it.</source>
        <translation>专为这个代码生成的文件写明双方从哪里开始，通用的登记文件没有。登记表也请打印：对方要照纸输入核对码。</translation>
    </message>
    <message>
        <source>Write our file to the stick…</source>
        <translation>把本单位的文件写入U盘…</translation>
    </message>
    <message>
        <source>Print our form…</source>
        <translation>打印本单位的登记表…</translation>
    </message>
    <message>
        <source>Ask every school for new numbers on the page “Send”.</source>
        <translation>请在“发出”页请每所学校重新编号。</translation>
    </message>
    <message>
        <source>Take in the bureau&apos;s newest package; a school that never had one asks on “Reporting”.</source>
        <translation>请导入教育局最新的数据包；从未收到过的，在“报送”页申请重新编号。</translation>
    </message>
    <message>
        <source>This folder is a restored backup.</source>
        <translation>这是恢复的备份。</translation>
    </message>
    <message>
        <source>This folder may send.</source>
        <translation>这个数据文件夹可以报送。</translation>
    </message>
    <message>
        <source>It is no restored backup.</source>
        <translation>它不是恢复的备份。</translation>
    </message>
    <message>
        <source>To the page “Send”</source>
        <translation>去“发出”页</translation>
    </message>
    <message>
        <source>%1 partners are enrolled in this folder.</source>
        <translation>这个数据文件夹里已登记 %1 个单位。</translation>
    </message>
    <message>
        <source>Now:</source>
        <translation>现在：</translation>
    </message>
    <message>
        <source>Choose the new enrolment file</source>
        <translation>选择新的登记文件</translation>
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
        <source>%1 (%2) has a new key.</source>
        <translation>%1（%2）已换上新密钥。</translation>
    </message>
    <message>
        <source>The old one counts up to number %1 of epoch %2; the new one begins epoch %3.</source>
        <translation>旧密钥认到第 %2 期第 %1 号，新密钥从第 %3 期开始。</translation>
    </message>
    <message>
        <source>Replaced.</source>
        <translation>已更换。</translation>
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
        <translation>签名并写入</translation>
    </message>
    <message>
        <source>Made for %1 (%2). It holds public keys and numbers only.</source>
        <translation>专为%1（%2）生成，只含公钥和编号。</translation>
    </message>
    <message>
        <source>Writing to the stick</source>
        <translation>正在写入U盘</translation>
    </message>
    <message>
        <source>%1 was written and read back. The stick may be pulled now. Take the printed form along.</source>
        <translation>%1 已写入并读回核对，可以拔下U盘。请带上打印的登记表。</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>正在打印</translation>
    </message>
    <message>
        <source>Enrolment form</source>
        <translation>登记表</translation>
    </message>
</context>
<context>
    <name>PasswordDoor</name>
    <message>
        <source>Password lost, approver gone</source>
        <translation>忘记密码、审批人离开</translation>
    </message>
    <message>
        <source>What has happened?</source>
        <translation>发生了什么？</translation>
    </message>
    <message>
        <source>All data stays as it is, whatever you choose.</source>
        <translation>无论选哪一项，数据都保持原样。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Somebody has forgotten the password, and an approver is here</source>
        <translation>有人忘了密码，审批人在场</translation>
    </message>
    <message>
        <source>The approver gives a new one; the person types it.</source>
        <translation>由审批人重设，本人输入新密码。</translation>
    </message>
    <message>
        <source>No approver can log in any more, but the recovery sheet is here</source>
        <translation>没有审批人能登录了，但恢复码单还在</translation>
    </message>
    <message>
        <source>Its code gives anybody a new password, and can make somebody approver. Two people open the envelope.</source>
        <translation>恢复码可以给任何人设新密码，也可以指定审批人。请两人一起拆封。</translation>
    </message>
    <message>
        <source>The recovery sheet was opened, is lost, or somebody has seen it</source>
        <translation>恢复码单已拆封、丢失，或被别人看过</translation>
    </message>
    <message>
        <source>The approver makes a new code; the old sheet opens nothing from then on.</source>
        <translation>由审批人生成新恢复码，旧单从此失效。</translation>
    </message>
    <message>
        <source>A new password by the approver</source>
        <translation>由审批人设新密码</translation>
    </message>
    <message>
        <source>The old password opens nothing from now on. Nobody else needs to know the new one.</source>
        <translation>旧密码从此失效。新密码只有本人知道。</translation>
    </message>
    <message>
        <source>Set the password</source>
        <translation>设密码</translation>
    </message>
    <message>
        <source>Whose password</source>
        <translation>谁的密码</translation>
    </message>
    <message>
        <source>Password of the approver at the desk</source>
        <translation>当前审批人的密码</translation>
    </message>
    <message>
        <source>The person types a new password (at least 8 characters)</source>
        <translation>本人输入新密码（至少 8 位）</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再输一次</translation>
    </message>
    <message>
        <source>By the recovery sheet</source>
        <translation>用恢复码单</translation>
    </message>
    <message>
        <source>Type the code from the printed sheet; spaces and small letters do not matter. At the log-in page “Forgotten the password?” does the same.</source>
        <translation>照恢复码单输入，空格和大小写不限。登录页的“忘记密码？”作用相同。</translation>
    </message>
    <message>
        <source>Set the new password</source>
        <translation>设新密码</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Who gets a new password</source>
        <translation>给谁设新密码</translation>
    </message>
    <message>
        <source>This person becomes approver, because none is left</source>
        <translation>由此人担任审批人（已没有别的审批人）</translation>
    </message>
    <message>
        <source>Log in, then make a new recovery sheet</source>
        <translation>先登录，再换发恢复码单</translation>
    </message>
    <message>
        <source>Press “Switch or lock” at the lower left, and log in with the new password.</source>
        <translation>请点左下角的“换人或锁定”，用新密码登录。</translation>
    </message>
    <message>
        <source>An opened recovery sheet is used up: the approver makes a new code here, prints it, seals it and destroys the old sheet.</source>
        <translation>拆封的恢复码单不再使用：请审批人在这里生成新恢复码，打印、密封，并销毁旧单。</translation>
    </message>
    <message>
        <source>Make the new recovery sheet…</source>
        <translation>换发恢复码单…</translation>
    </message>
    <message>
        <source>The approver does this.</source>
        <translation>这一步由审批人办理。</translation>
    </message>
    <message>
        <source>Press “Switch or lock” and let the approver sit down.</source>
        <translation>请点“换人或锁定”，让审批人登录。</translation>
    </message>
    <message>
        <source>Setting the password</source>
        <translation>正在设密码</translation>
    </message>
    <message>
        <source>%1 has a new password.</source>
        <translation>%1 已有新密码。</translation>
    </message>
    <message>
        <source>Opening by the code</source>
        <translation>正在用恢复码打开</translation>
    </message>
    <message>
        <source>%1 (%2) has a new password.</source>
        <translation>%1（%2）已有新密码。</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>完成。</translation>
    </message>
    <message>
        <source>The new recovery sheet is in force.</source>
        <translation>新的恢复码单已经生效。</translation>
    </message>
</context>
</TS>
