<?php
// Hashes of PHP's password_hash: php php.php <passwords.txt >php.tsv
echo '# PHP ', PHP_VERSION, "\n";
while (($line = fgets(STDIN)) !== false) {
    $password = rtrim($line, "\n");
    foreach ([4, 10] as $cost) {
        echo "bcrypt $cost\t$password\t", password_hash($password, PASSWORD_BCRYPT, ['cost' => $cost]), "\n";
    }
    foreach ([[1024, 3, 1], [4096, 2, 1]] as [$memory, $passes, $lanes]) {
        $options = ['memory_cost' => $memory, 'time_cost' => $passes, 'threads' => $lanes];
        foreach (['argon2id' => PASSWORD_ARGON2ID, 'argon2i' => PASSWORD_ARGON2I] as $type => $algorithm) {
            echo "$type $memory $passes $lanes\t$password\t", password_hash($password, $algorithm, $options), "\n";
        }
    }
}
echo "argon2id 65536 4 1\tSésame-Ouvre-7\t", password_hash('Sésame-Ouvre-7', PASSWORD_ARGON2ID), "\n";
