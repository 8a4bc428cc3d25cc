<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>EvaluationScreen</name>
    <message>
        <source>Take back the last ballot (Ctrl+Z)</source>
        <translation>退回上一张 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Leave (all is saved)</source>
        <translation>退出（已全部保存）</translation>
    </message>
    <message>
        <source>Save the hand count (Ctrl+S)</source>
        <translation>保存手工合计 (Ctrl+S)</translation>
    </message>
    <message>
        <source>Safely saved</source>
        <translation>已安全保存</translation>
    </message>
    <message>
        <source>Enter writes each ballot to the disk; a power cut loses nothing.</source>
        <translation>每张按 Enter 即写入磁盘；断电不丢。</translation>
    </message>
    <message>
        <source>This bundle</source>
        <translation>本捆</translation>
    </message>
    <message>
        <source>A closed bundle is not changed; the second pass finds mistakes.</source>
        <translation>封捆后票面不可再改，差错由第二遍找出。</translation>
    </message>
    <message>
        <source>Secrecy</source>
        <translation>保密</translation>
    </message>
    <message>
        <source>No number, time or order is kept; nobody sees a vote before the seal.</source>
        <translation>不记票号、时间、顺序；封票前任何人看不到得票。</translation>
    </message>
    <message>
        <source>Hand count</source>
        <translation>唱票手工合计</translation>
    </message>
    <message>
        <source>Type recommendation ballots</source>
        <translation>录入推荐票</translation>
    </message>
    <message>
        <source>Type evaluation ballots</source>
        <translation>录入测评票</translation>
    </message>
    <message>
        <source>%1 · bundle %2 · ballot %3 · %4</source>
        <translation>%1 · 第 %2 捆 · 第 %3 张 · %4</translation>
    </message>
    <message>
        <source>First finish this ballot, or empty it with -.</source>
        <translation>请先录完这一张，或按 - 清空。</translation>
    </message>
    <message>
        <source>An invalid ballot was taken back.</source>
        <translation>已退回一张无效票。</translation>
    </message>
    <message>
        <source>The last ballot was taken back; Enter stores it again.</source>
        <translation>已退回上一张；改好后按 Enter 重新保存。</translation>
    </message>
    <message>
        <source>This ballot is not finished. Enter stores it, - empties it.</source>
        <translation>这张票没有录完。按 Enter 保存，按 - 退格清空。</translation>
    </message>
    <message>
        <source>%1 is typed by another person</source>
        <translation>%1由另一人录入</translation>
    </message>
    <message>
        <source>The second pass is blind: the person who typed the first does not type it.</source>
        <translation>两遍由不同的人录入：第二遍看不到第一遍，第一遍的录入人不录第二遍。</translation>
    </message>
    <message>
        <source>Sit down</source>
        <translation>换人录入</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍后处理</translation>
    </message>
    <message>
        <source>Bundle %1 of %2 differs</source>
        <translation>%2第 %1 捆两遍不一致</translation>
    </message>
    <message>
        <source>Every ballot of %1 is typed.</source>
        <translation>%1已全部录完。</translation>
    </message>
    <message>
        <source>Back to the step</source>
        <translation>返回本步骤</translation>
    </message>
    <message>
        <source>Which voter group?</source>
        <translation>录哪一类别的票？</translation>
    </message>
    <message>
        <source>Two passes differ</source>
        <translation>两遍不一致</translation>
    </message>
    <message>
        <source>The ballots are all there.</source>
        <translation>票都还在。</translation>
    </message>
    <message>
        <source>Next, another person types the second pass from the same bundles.</source>
        <translation>接下来，请另一人按同样的捆录第二遍。</translation>
    </message>
    <message>
        <source>Next, the hand count and both passes are compared; then the vote is sealed.</source>
        <translation>接下来核对手工合计与两遍录入，一致后封票。</translation>
    </message>
    <message>
        <source>go on at bundle %1, ballot %2</source>
        <translation>从第 %1 捆第 %2 张继续</translation>
    </message>
    <message>
        <source>Typed by %1</source>
        <translation>录入人：%1</translation>
    </message>
    <message>
        <source>input method off</source>
        <translation>输入法已关闭</translation>
    </message>
    <message>
        <source>This bundle (%1 ballots each)</source>
        <translation>本捆（每捆 %1 张）</translation>
    </message>
    <message>
        <source>Saved so far: %1. Go on at bundle %2, ballot %3.</source>
        <translation>已保存 %1 张。请从第 %2 捆第 %3 张继续。</translation>
    </message>
    <message>
        <source>An invalid ballot was saved.</source>
        <translation>已保存一张无效票。</translation>
    </message>
    <message>
        <source>Only %1 of %2 ballots are in this bundle. Press + again to close it all the same.</source>
        <translation>本捆才 %1 张，每捆应 %2 张。再按一次 + 仍按现有张数封捆。</translation>
    </message>
    <message>
        <source>Bundle %1 is closed.</source>
        <translation>第 %1 捆已封。</translation>
    </message>
    <message>
        <source>/ %1 ballots</source>
        <translation>/ %1 张</translation>
    </message>
    <message>
        <source>bundle %1: %2 of %3</source>
        <translation>第 %1 捆：%2 / %3 张</translation>
    </message>
    <message>
        <source>All %1 are typed: + closes the last bundle.</source>
        <translation>%1 张已全部录完：按 + 封最后一捆。</translation>
    </message>
    <message>
        <source>The bundle is full: + closes it.</source>
        <translation>本捆已满：按 + 封捆。</translation>
    </message>
    <message>
        <source>Mistake in pass one: type the bundle of pass one again</source>
        <translation>第一遍录错：重录第一遍这一捆</translation>
    </message>
    <message>
        <source>Mistake in pass two: type the bundle of pass two again</source>
        <translation>第二遍录错：重录第二遍这一捆</translation>
    </message>
    <message>
        <source>%1: bundle %2 differs</source>
        <translation>%1：第 %2 捆两遍不一致</translation>
    </message>
    <message>
        <source>Take this bundle&apos;s paper ballots and look which pass is right.</source>
        <translation>请取出这一捆纸票，对照看哪一遍对。</translation>
    </message>
    <message>
        <source>The ballots are all there; nothing is lost.</source>
        <translation>票都还在，没有丢失。</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Pass one</source>
        <translation>第一遍录入</translation>
    </message>
    <message>
        <source>Pass two</source>
        <translation>第二遍录入</translation>
    </message>
    <message>
        <source>Bundle %1 is empty: type it again from its paper.</source>
        <translation>第 %1 捆已清空：请按纸票重录。</translation>
    </message>
    <message>
        <source>The first witness: what the counters at the table wrote down, for each voter group.</source>
        <translation>第一方：计票人在桌上手工统计的数，按投票人类别填写。</translation>
    </message>
    <message>
        <source>Voter groups</source>
        <translation>投票人类别</translation>
    </message>
    <message>
        <source>Save and leave</source>
        <translation>保存并退出</translation>
    </message>
    <message>
        <source>No count is open</source>
        <translation>没有打开的计票</translation>
    </message>
    <message>
        <source>Open the evaluation step of a round and start typing there.</source>
        <translation>请打开选拔轮次的民主测评或民主推荐，从那里开始录票。</translation>
    </message>
    <message>
        <source>To the selection rounds</source>
        <translation>到选拔轮次</translation>
    </message>
    <message>
        <source>This ballot is not finished and not saved. Leave once more to leave without it.</source>
        <translation>这张票还没有录完，没有保存。再离开一次，就不保存这张票。</translation>
    </message>
    <message>
        <source>Next, this pass is compared with the machine; then the vote is sealed.</source>
        <translation>接下来，这一遍与机读核对，一致后封票。</translation>
    </message>
    <message>
        <source>Type ballots of satisfaction</source>
        <translation>录入满意度测评票</translation>
    </message>
</context>
</TS>
